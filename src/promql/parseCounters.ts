import type { SyntaxNode } from '@lezer/common';
import { anyBoundText } from './anyBoundText';
import { type CounterTerm, type CounterTree, type LabelChange, selectorsOf } from './CounterTree';
import { filterAtTop } from './filterAtTop';
import { metricOfNode } from './metricOfNode';
import type { Selector } from './parseSelector';
import { argumentsOf, childrenOf, partsOf } from './nodes';
import { plainRanges } from './plainRanges';
import { quoted } from './quoted';
import { readPromql } from './readPromql';

declare const checked: unique symbol;

/** Counters added up, confirmed by the PromQL grammar. Made by parseCounters only. */
export interface Counters {
  readonly [checked]: true;
  /** As the user wrote it. */
  readonly text: string;
  readonly tree: CounterTree;
  /** Every selector in it; a bucket's bound in each of its textual forms. */
  readonly selectors: readonly Selector[];
}

/** Counters; or one sentence on what is wrong with the text, where, and how to mend it. */
export type ParsedCounters = { ok: true; counters: Counters } | { ok: false; problem: string };

/**
 * Accepts a selector of counters, or an expression that adds counters up: `sum`, `+`, `-`, `*` and `/` by numbers, `or`, and
 * `rate`, `irate` or `increase`, whose ranges are dropped: `sum(rate(http_requests_total{code=~"5.."}[5m]))` is the usual way
 * to say which events are meant.
 *
 * What is missing counts as nothing in a sum: where `a` is there and `b` never occurred, `a + b` is `a`, although PromQL
 * answers nothing. `or vector(0)` and `or 0 * …` are left out, because they would make zero of what is not known.
 */
export function parseCounters(text: string): ParsedCounters {
  const read = readPromql(plainRanges(text), 'expression', text);
  if (!read.ok) {
    return read;
  }
  try {
    const tree = new Reader(read.text, text.trim()).counters(read.top);
    return {
      ok: true,
      counters: { text: text.trim(), tree, selectors: selectorsOf(tree) } as unknown as Counters,
    };
  } catch (error) {
    if (error instanceof NotCounters) {
      return { ok: false, problem: error.message };
    }
    throw error;
  }
}

/** Leaves the reading from any depth with its sentence. */
class NotCounters extends Error {}

const NO_SUM = 'Use sum, + and -, a number times a counter, rate and increase.';

const NATIVE = 'Use an indicator of the kind native-latency instead.';
const UNCLAMPED = 'Leave it out and write only what is in it: nothing is divided by it.';

/** How to mend calls of functions other than the usual ones. */
const INSTEAD: Readonly<Record<string, string>> = {
  histogram_quantile: 'Use an indicator of the kind latency instead.',
  histogram_count: NATIVE,
  histogram_fraction: NATIVE,
  clamp: UNCLAMPED,
  clamp_min: UNCLAMPED,
  clamp_max: UNCLAMPED,
};

type Unit = 'rate' | 'increase' | 'the counter itself';

class Reader {
  private unit: Unit | undefined;

  /** @param written the user's own text: the same but for ranges, which have the same length */
  constructor(
    private readonly text: string,
    private readonly written: string
  ) {}

  counters(node: SyntaxNode): CounterTree {
    switch (node.name) {
      case 'VectorSelector':
        return this.counter(node, 'the counter itself', node);
      case 'ParenExpr':
        return this.counters(childrenOf(node)[0]!);
      case 'UnaryExpr':
        return this.signed(node);
      case 'BinaryExpr':
        return this.binary(node);
      case 'AggregateExpr':
        return this.aggregate(node);
      case 'FunctionCall':
        return this.call(node);
      case 'NumberDurationLiteral':
      case 'StringLiteral':
        throw this.problem(node, 'is no counter', 'Write a metric, such as http_requests_total{code=~"5.."}.');
      case 'MatrixSelector':
        throw this.problem(node, 'has a range without rate', 'Write it without the range.');
      case 'OffsetExpr':
        throw this.problem(node, 'is shifted by offset', 'Write it without offset.');
      case 'StepInvariantExpr':
        throw this.problem(node, 'is fixed to a time by @', 'Write it without @.');
      default:
        throw this.problem(node, 'cannot be counted in buckets', NO_SUM);
    }
  }

  private counter(selector: SyntaxNode, unit: Unit, whole: SyntaxNode): CounterTree {
    if (metricOfNode(selector, this.text) === undefined) {
      throw this.problem(
        selector,
        'names no single metric',
        'Write its name in front, and add several metrics with +.'
      );
    }
    if (this.unit !== undefined && this.unit !== unit) {
      throw this.problem(whole, `adds ${unit} to ${this.unit}, which is not the same unit`, 'Write both alike.');
    }
    this.unit = unit;
    return { is: 'counter', selector: anyBoundText(selector, this.text) };
  }

  private signed(node: SyntaxNode): CounterTree {
    const of = this.counters(childrenOf(node)[1]!);
    return this.of(childrenOf(node)[0]!) === '-' ? { is: 'terms', terms: [{ factor: -1, of }] } : of;
  }

  private binary(node: SyntaxNode): CounterTree {
    const { left, operator, right, modifiers } = partsOf(node);
    const sign = this.of(operator);
    const [leftNumber, rightNumber] = [this.number(left), this.number(right)];
    switch (operator.name) {
      case 'Add':
      case 'Sub':
        if (leftNumber !== undefined || rightNumber !== undefined) {
          throw this.problem(node, 'adds a number to a counter', 'Leave the number out: only events are counted.');
        }
        this.refuse(modifiers, 'Use sum by (…) with the same labels on both sides instead.');
        return {
          is: 'terms',
          terms: [...termsOf(this.counters(left), 1), ...termsOf(this.counters(right), sign === '-' ? -1 : 1)],
        };
      case 'Mul':
        return this.times(node, leftNumber ?? rightNumber, leftNumber === undefined ? left : right);
      case 'Div':
        return this.times(node, rightNumber === undefined ? undefined : 1 / rightNumber, left);
      case 'Or':
        return this.either(left, right, modifiers);
      case 'And':
      case 'Unless':
        throw this.problem(operator, `chooses series with "${sign}"`, 'Choose them with label matchers instead.');
      default: {
        const filter = filterAtTop(node, this.written);
        if (filter !== undefined) {
          throw this.problem(
            node,
            'leaves series out by their value',
            `Leave "${filter.part}" out: every event counts.`
          );
        }
        throw this.problem(operator, `uses "${sign}", which does not add up`, NO_SUM);
      }
    }
  }

  private times(node: SyntaxNode, factor: number | undefined, of: SyntaxNode): CounterTree {
    if (factor === undefined) {
      const divides = partsOf(node).operator.name === 'Div';
      throw this.problem(
        partsOf(node).operator,
        divides ? 'divides by a counter' : 'multiplies two counters',
        divides ? 'Give the bad (or good) events and the total ones separately.' : NO_SUM
      );
    }
    if (!Number.isFinite(factor) || factor === 0) {
      throw this.problem(node, 'leaves nothing of the counter', 'Multiply and divide by finite numbers other than 0.');
    }
    return { is: 'terms', terms: termsOf(this.counters(of), factor) };
  }

  private either(left: SyntaxNode, right: SyntaxNode, modifiers: readonly SyntaxNode[]): CounterTree {
    if (this.isZero(right)) {
      return this.counters(left);
    }
    const grouped = modifiers.find((it) => it.getChild('GroupLeft') ?? it.getChild('GroupRight'));
    this.refuse(grouped === undefined ? [] : [grouped], 'Write "or" without it.');
    const matching = modifiers.map((it) => `${this.of(it)} `).join('');
    return { is: 'either', left: this.counters(left), right: this.counters(right), matching };
  }

  private refuse(modifiers: readonly SyntaxNode[], mend: string): void {
    if (modifiers[0] !== undefined) {
      throw this.problem(modifiers[0], 'matches series in its own way', mend);
    }
  }

  private aggregate(node: SyntaxNode): CounterTree {
    const operator = this.of(childrenOf(node)[0]!).toLowerCase();
    if (operator !== 'sum') {
      const mend = operator === 'count' ? 'Write sum: count counts series, not events.' : NO_SUM;
      throw this.problem(node, `takes "${operator}", which does not add up over time`, mend);
    }
    const of = this.onlyArgument(node);
    const modifier = node.getChild('AggregateModifier');
    const labels = modifier?.getChild('GroupingLabels');
    const change: LabelChange = {
      how: modifier?.getChild('Without') ? 'without' : 'by',
      labels: labels ? childrenOf(labels).map((it) => this.of(it)) : [],
    };
    return { is: 'sum', labels: change, of: this.counters(of), text: this.shown(node) };
  }

  private call(node: SyntaxNode): CounterTree {
    const name = this.of(childrenOf(node)[0]!);
    if (name !== 'rate' && name !== 'irate' && name !== 'increase') {
      throw this.problem(node, `calls "${name}", which does not add up over time`, INSTEAD[name] ?? NO_SUM);
    }
    const range = this.onlyArgument(node);
    const selector = range.name === 'MatrixSelector' ? range.getChild('VectorSelector') : null;
    if (selector === null) {
      throw this.problem(
        range,
        `is not what "${name}" takes`,
        `Write a selector with a range: ${name}(http_requests_total[5m]).`
      );
    }
    return this.counter(selector, name === 'increase' ? 'increase' : 'rate', node);
  }

  private onlyArgument(node: SyntaxNode): SyntaxNode {
    const [only, second] = argumentsOf(node);
    if (only === undefined || second !== undefined) {
      throw this.problem(node, 'has not exactly one thing in its parentheses', 'Write one.');
    }
    return only;
  }

  /** The value of an expression of numbers alone. */
  private number(node: SyntaxNode): number | undefined {
    switch (node.name) {
      case 'ParenExpr':
        return this.number(childrenOf(node)[0]!);
      case 'NumberDurationLiteral':
        // Inf and durations are numbers to PromQL; here they become NaN, which times() refuses.
        return Number(this.of(node));
      case 'UnaryExpr': {
        const value = this.number(childrenOf(node)[1]!);
        return value === undefined ? undefined : this.of(childrenOf(node)[0]!) === '-' ? -value : value;
      }
      case 'BinaryExpr': {
        const { left, operator, right } = partsOf(node);
        const [a, b] = [this.number(left), this.number(right)];
        const known = a !== undefined && b !== undefined;
        return known && operator.name === 'Mul' ? a * b : known && operator.name === 'Div' ? a / b : undefined;
      }
      default:
        return undefined;
    }
  }

  /** `vector(0)` or `0 * …`: what people put behind `or` to see a zero where nothing is. */
  private isZero(node: SyntaxNode): boolean {
    switch (node.name) {
      case 'ParenExpr':
        return this.isZero(childrenOf(node)[0]!);
      case 'FunctionCall':
        return this.of(childrenOf(node)[0]!) === 'vector' && this.number(this.onlyArgument(node)) === 0;
      case 'BinaryExpr': {
        const { left, operator, right } = partsOf(node);
        return operator.name === 'Mul' && (this.number(left) === 0 || this.number(right) === 0);
      }
      default:
        return false;
    }
  }

  private of(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  private shown(node: SyntaxNode): string {
    return this.written.slice(node.from, node.to);
  }

  private problem(node: SyntaxNode, what: string, mend: string): NotCounters {
    return new NotCounters(`${quoted(this.shown(node))} at character ${node.from + 1} ${what}. ${mend}`);
  }
}

/** A product of a sum is a sum of products. */
function termsOf(tree: CounterTree, factor: number): CounterTerm[] {
  return tree.is === 'terms'
    ? tree.terms.map((it) => ({ factor: factor * it.factor, of: it.of }))
    : [{ factor, of: tree }];
}
