/** @jest-environment node */
import type { CliProblem } from './CliProblem';
import { nearestWord } from './nearestWord';
import { type Flag, parseFlags } from './parseFlags';

const FLAGS: Flag[] = [
  { name: 'at', value: 'TIME', help: '' },
  { name: 'header', value: 'HEADER', isMany: true, help: '' },
  { name: 'json', help: '' },
  { name: 'help', help: '' },
];

const parse = (...args: string[]) => Object.fromEntries(parseFlags(args, FLAGS, 'truce test'));

function problemsOf(...args: string[]): readonly string[] {
  try {
    parse(...args);
    return [];
  } catch (error) {
    return (error as CliProblem).sentences.slice(0, -1);
  }
}

describe('flags', () => {
  it('are read with their values, in either way of writing them', () => {
    expect(parse('--at', 'now', '--json')).toEqual({ at: ['now'], json: ['true'] });
    expect(parse('--at=now', '-h')).toEqual({ at: ['now'], help: ['true'] });
  });

  it('may have values that begin with a dash, as times before now do', () => {
    expect(parse('--at', '-3h')).toEqual({ at: ['-3h'] });
    expect(parse('--at=--odd')).toEqual({ at: ['--odd'] });
  });

  it('may be repeated where that makes sense', () => {
    expect(parse('--header', 'a', '--header', 'b')).toEqual({ header: ['a', 'b'] });
    expect(problemsOf('--at', 'now', '--at', '-3h')).toEqual(['--at is given twice. Give it once.']);
  });

  it.each([
    [['--at'], '--at needs a value: --at TIME.'],
    [['--at', '--json'], '--at needs a value: --at TIME.'],
    [['--at='], '--at needs a value: --at TIME.'],
    [['--json=yes'], '--json takes no value. Write it alone.'],
    [['--jason'], 'There is no flag --jason. Did you mean --json?'],
    [['--frobnicate'], 'There is no flag --frobnicate.'],
    [['-x'], 'There is no flag -x.'],
    [['slo.yaml'], 'truce test does not know what to do with "slo.yaml". All it takes are flags.'],
    [['--', 'x'], 'truce test does not know what to do with "x". All it takes are flags.'],
  ])('%j are refused with a sentence', (args, sentence) => {
    expect(problemsOf(...args)).toEqual([sentence]);
  });

  it('are not taken from what every object has', () => {
    expect(problemsOf('--constructor')).toEqual(['There is no flag --constructor.']);
    expect(problemsOf('--__proto__')).toEqual(['There is no flag --__proto__.']);
  });
});

describe('the nearest word', () => {
  const WORDS = ['definition', 'prometheus', 'grafana', 'at', 'json'];

  it.each([
    ['definitoin', 'definition'],
    ['Prometeus', 'prometheus'],
    ['grafna', 'grafana'],
    ['jsn', 'json'],
    ['ta', 'at'],
  ])('to %s is %s', (typed, word) => {
    expect(nearestWord(typed, WORDS)).toBe(word);
  });

  it('is none where all are far', () => {
    expect(nearestWord('frobnicate', WORDS)).toBeUndefined();
  });
});
