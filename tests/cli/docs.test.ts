/** @jest-environment node */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { SIGNED } from '../../src/core/policy/policyFixture';
import { BUDGET_FLAGS } from '../../src/cli/BUDGET_FLAGS';
import { formatReport } from '../../src/cli/formatReport';
import { INCIDENT, testReport, UTC } from '../../src/cli/reportFixture';
import { reportJson } from '../../src/cli/reportJson';
import { sloYaml } from '../../src/formats/sloYaml';

const DOCS = readFileSync(path.resolve(__dirname, '../../docs/cli.md'), 'utf8');

function block(start: string, language = ''): string {
  const blocks = [...DOCS.matchAll(/^```(\w*)\n(.*?)^```$/gms)].filter((it) => it[1] === language).map((it) => it[2]!);
  return blocks.find((it) => it.startsWith(start)) ?? '';
}

describe('docs/cli.md', () => {
  it('shows the very text of a report', () => {
    const text = formatReport(testReport(INCIDENT, { agreement: SIGNED, periods: 3 }), UTC);
    expect(block('Checkout works').trimEnd()).toBe(text);
  });

  it('shows the very fields and numbers of the JSON, but for the lists it shortens', () => {
    const [shown] = (JSON.parse(block('{', 'json')) as { slos: Array<Record<string, object>> }).slos;
    const made = JSON.parse(
      JSON.stringify(reportJson(testReport(INCIDENT, { agreement: SIGNED, periods: 1 }), UTC)).replaceAll('\u00a0', ' ')
    );
    const { rates, alerts } = made.burn;
    made.agreement.signedBy = made.agreement.signedBy.slice(0, 1);
    made.burn = { ...made.burn, rates: [rates[0], rates.at(-1)], alerts: alerts.slice(0, 1) };
    expect(shown).toEqual(made);
    expect(Object.keys(shown!)).toEqual(Object.keys(made));
  });

  it('has definitions that can be read', () => {
    expect(sloYaml(block('id: checkout', 'yaml'), { type: 'prometheus', uid: 'prometheus' })).toMatchObject({
      ok: true,
    });
  });

  it('names every flag', () => {
    const missing = BUDGET_FLAGS.filter((it) => !DOCS.includes(`\`--${it.name}`)).map((it) => it.name);
    expect(missing).toEqual([]);
  });
});
