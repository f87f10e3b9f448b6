import 'react-grid-layout/css/styles.css';
import './main.css';
import './boot/prepareWindow';

// @grafana/runtime reads the boot data while it is imported, so nothing of Grafana may load before the line above has run.
void import('./start').then(({ start }) => start());
