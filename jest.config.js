// Times are compared as text in some tests; the zone must not depend on the machine.
process.env.TZ = 'UTC';

const base = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const [[transformer, swc]] = Object.values(base.transform);

module.exports = {
  ...base,
  testMatch: ['<rootDir>/{src,preview,scripts,tests}/**/*.test.{ts,tsx}'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/dist-host/', '<rootDir>/dist-cli/'],
  transform: {
    // The scaffold's pattern leaves out .mjs, which some packages ship alone.
    '^.+\\.m?[tj]sx?$': [
      transformer,
      { ...swc, jsc: { ...swc.jsc, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } },
    ],
  },
  transformIgnorePatterns: [
    nodeModulesToTransform([...grafanaESModules, '@grafana/scenes', 'temporal-polyfill', 'temporal-utils']),
  ],
};
