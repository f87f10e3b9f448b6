import { DEFINITIONS_FOLDER, RECORD_FOLDER } from '../places';
import { DATASOURCE_STEP } from './datasourceStep';
import { folderStep } from './folderStep';
import { permissionsStep } from './permissionsStep';
import type { SetUpStep } from './SetUpStep';

/** Everything that Truce needs in Grafana, in the order in which it is made. */
export const SET_UP_STEPS: readonly SetUpStep[] = [
  folderStep(DEFINITIONS_FOLDER, 'what is promised'),
  permissionsStep(DEFINITIONS_FOLDER, { Viewer: 1, Editor: 2 }, 'Editors write, Viewers read'),
  folderStep(RECORD_FOLDER, 'what people said and decided'),
  permissionsStep(RECORD_FOLDER, { Viewer: 2, Editor: 2 }, 'Viewers may take part: propose, sign and decide', {
    mayNamePeople: true,
  }),
  DATASOURCE_STEP,
];
