import { array, object, safeParse, string } from 'valibot';
import { DATASOURCE, DATASOURCE_TYPE } from '../places';
import { explain } from './explain';
import type { SetUpStep } from './SetUpStep';
import { done, failed, missing, ready, unknown } from './SetUpStep';

const listSchema = array(object({ uid: string(), name: string(), type: string() }));

/**
 * There is a data source of our type under the uid that library panels and dashboards name: Grafana makes none for a plugin
 * that is part of an app.
 */
export const DATASOURCE_STEP: SetUpStep = {
  id: 'datasource',
  title: `Data source ${DATASOURCE.name}: answers what dashboards ask`,
  async find(http) {
    const { status, body } = await http.send({ method: 'GET', path: '/api/datasources' });
    const list = safeParse(listSchema, body);
    if (status !== 200 || !list.success) {
      return unknown('You may not see the list of data sources.');
    }
    const ours = list.output.filter(({ type }) => type === DATASOURCE_TYPE);
    const wanted = ours.find(({ uid }) => uid === DATASOURCE.uid);
    if (wanted !== undefined) {
      return ready(`The data source ${wanted.name} (uid ${wanted.uid}) is there.`);
    }
    return missing(
      ours.length === 0
        ? 'There is no Truce data source.'
        : `The Truce data source ${ours[0].name} has the uid ${ours[0].uid}; panels ask for the uid ${DATASOURCE.uid}.`
    );
  },
  async make(http) {
    const response = await http.send({
      method: 'POST',
      path: '/api/datasources',
      body: { name: DATASOURCE.name, uid: DATASOURCE.uid, type: DATASOURCE_TYPE, access: 'proxy' },
    });
    if (response.status === 200) {
      return done(`Made the data source ${DATASOURCE.name}.`);
    }
    if (response.status === 409) {
      return failed(`Another data source has the name ${DATASOURCE.name}. Rename that one and try again.`);
    }
    return failed(explain(`Making the data source ${DATASOURCE.name}`, response));
  },
};
