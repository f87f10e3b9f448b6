/** @jest-environment node */
import { startOptions } from './startOptions';

describe('the options of the demo', () => {
  it('have defaults that keep everything on loopback', () => {
    expect(startOptions([])).toEqual({
      dataDir: '.demo',
      listen: '127.0.0.1',
      port: 3000,
      prometheusPort: 9490,
      exporterPort: 9491,
      pluginDirs: [],
      keepGoing: false,
      withoutHost: false,
    });
  });

  it('choose ports and the folder', () => {
    expect(startOptions(['--port', '4000', '--data', '/tmp/x', '--keep-going'])).toMatchObject({
      port: 4000,
      dataDir: '/tmp/x',
      keepGoing: true,
    });
  });

  it('name folders with further plugins', () => {
    expect(startOptions(['--plugins', 'a', '--plugins', 'b']).pluginDirs).toEqual(['a', 'b']);
  });

  it.each([['0'], ['65536'], ['http'], ['3000.5']])('refuse %s as a port', (text) => {
    expect(() => startOptions(['--port', text])).toThrow(`--port takes a port from 1 to 65535, not "${text}".`);
  });

  it('name an unknown option and list the known ones', () => {
    expect(() => startOptions(['--ports', '1'])).toThrow(/Unknown option '--ports'[\s\S]*--exporter-port/);
  });
});
