/** @jest-environment node */
import { prometheusHttpSource } from '../../src/grafana/prometheusHttpSource';
import { sourceContract } from './sourceContract';

jest.setTimeout(60_000);

sourceContract('directly', async (url) => ({
  source: prometheusHttpSource({ url }),
  ref: { type: 'prometheus', uid: '' },
}));
