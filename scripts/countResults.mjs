import { readFileSync } from 'node:fs';

/**
 * How many checks went well and how many did not.
 *
 * @typedef {{passed: number, failed: number}} Counts
 */

/**
 * Counts a check that is one thing.
 *
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countOne(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts the tests of a jest run. A run without results, or one that failed without a failed test, is one failure.
 *
 * @param {string} file written by `jest --json --outputFile`
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countJest(file, exitCode) {
  const results = readJson(file);
  return count(results?.numPassedTests, sum(results?.numFailedTests, results?.numRuntimeErrorTestSuites), exitCode);
}

/**
 * Counts the tests of a Playwright run in the same way; a test that passed at a second try has passed.
 *
 * @param {string} file written by Playwright's JSON reporter
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countPlaywright(file, exitCode) {
  const results = readJson(file);
  const { expected, flaky, unexpected } = results?.stats ?? {};
  return count(sum(expected, flaky), sum(unexpected, results?.errors?.length), exitCode);
}

function count(passed = 0, failed = 0, exitCode) {
  const isSilentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isSilentFailure ? 1 : failed };
}

function sum(one = 0, other = 0) {
  return one + other;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
