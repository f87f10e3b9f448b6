import type { SyntaxNode } from '@lezer/common';
import { type Filter, filterAtTop } from './filterAtTop';
import { argumentsOf, childrenOf, partsOf } from './nodes';
import type { Selector } from './parseSelector';
import { placeholderProblem } from './plainRanges';
import { quoted } from './quoted';
import { readPromql } from './readPromql';

declare const checked: unique symbol;

/** One PromQL expression that the grammar has confirmed to be complete. Made by parseExpression only. */
export interface Expression {
  readonly [checked]: true;
  /** The expression as an instant vector: one that answers a scalar is wrapped in `vector(…)`. */
  readonly vector: string;
  /** Every selector in it. */
  readonly selectors: readonly Selector[];
  /** The comparison without `bool` that it consists of: it answers nothing where that does not hold. */
  readonly filter: Filter | undefined;
  /** The text of the aggregation that drops a label; nothing where the label is still there or nobody can know. */
  dropperOf(label: string): string | undefined;
}

/** An expression; or one sentence on what is wrong with the text. */
export type ParsedExpression = { ok: true; expression: Expression } | { ok: false; problem: string };

/** Accepts any single PromQL expression that answers values at one time: an instant vector or a scalar. */
export function parseExpression(text: string): ParsedExpression {
  const placeholder = placeholderProblem(text);
  if (placeholder !== undefined) {
    return { ok: false, problem: placeholder };
  }
  const read = readPromql(text, 'expression');
  if (!read.ok) {
    return read;
  }
  const type = typeOf(read.top, read.text);
  if (type === 'range') {
    const problem = `${quoted(read.text)} answers a range. Put a function around it, such as rate(…) or avg_over_time(…).`;
    return { ok: false, problem };
  }
  if (type === 'string') {
    return { ok: false, problem: `${quoted(read.text)} is a text. Write a query that answers numbers.` };
  }
  const selectors: Selector[] = [];
  read.top.cursor().iterate(({ name, from, to }) => {
    if (name === 'VectorSelector') {
      selectors.push(read.text.slice(from, to) as Selector);
    }
  });
  const expression = {
    // A subquery takes instant vectors only; vector() carries NaN on.
    vector: type === 'scalar' ? `vector(${read.text})` : read.text,
    selectors,
    filter: filterAtTop(read.top, read.text),
    dropperOf: (label: string) => dropperOf(read.top, label, read.text),
  };
  return { ok: true, expression: expression as unknown as Expression };
}

const SCALAR_FUNCTIONS = ['scalar', 'time', 'pi'];

function typeOf(node: SyntaxNode, text: string): 'vector' | 'scalar' | 'range' | 'string' {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return 'scalar';
    case 'StringLiteral':
      return 'string';
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return 'range';
    case 'ParenExpr':
    case 'OffsetExpr':
    case 'StepInvariantExpr':
    case 'SmoothedExpr':
    case 'AnchoredExpr':
      return typeOf(childrenOf(node)[0]!, text);
    case 'UnaryExpr':
      return typeOf(childrenOf(node)[1]!, text);
    case 'BinaryExpr': {
      const { left, right } = partsOf(node);
      return typeOf(left, text) === 'scalar' && typeOf(right, text) === 'scalar' ? 'scalar' : 'vector';
    }
    case 'FunctionCall':
      return SCALAR_FUNCTIONS.includes(nameOf(node, text)) ? 'scalar' : 'vector';
    default:
      return 'vector';
  }
}

/** Follows the labels from the inside to the outside, as far as they can be known without reading data. */
function dropperOf(node: SyntaxNode, label: string, text: string): string | undefined {
  const whole = text.slice(node.from, node.to);
  switch (node.name) {
    case 'ParenExpr':
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return dropperOf(childrenOf(node)[0]!, label, text);
    case 'UnaryExpr':
      return dropperOf(childrenOf(node)[1]!, label, text);
    case 'NumberDurationLiteral':
      return whole;
    case 'BinaryExpr': {
      const { left, right, modifiers } = partsOf(node);
      const types = [typeOf(left, text), typeOf(right, text)];
      if (types.every((it) => it === 'scalar')) {
        return whole;
      }
      if (modifiers.some((it) => it.name === 'MatchingModifierClause')) {
        return undefined;
      }
      return types[0] === 'scalar' ? dropperOf(right, label, text) : dropperOf(left, label, text);
    }
    case 'AggregateExpr':
      return dropperOfAggregate(node, label, text);
    case 'FunctionCall': {
      const name = nameOf(node, text);
      if (name === 'vector' || SCALAR_FUNCTIONS.includes(name)) {
        return whole;
      }
      if (name.startsWith('label_') || name.startsWith('absent') || name === 'info') {
        return undefined;
      }
      const inner = argumentsOf(node).find((it) => typeOf(it, text) === 'vector' || typeOf(it, text) === 'range');
      return inner === undefined ? undefined : dropperOf(inner, label, text);
    }
    case 'SubqueryExpr':
      return dropperOf(childrenOf(node)[0]!, label, text);
    default:
      return undefined;
  }
}

/** Aggregations that answer series as they are. */
const CHOOSING = ['topk', 'bottomk', 'limitk', 'limit_ratio'];

function dropperOfAggregate(node: SyntaxNode, label: string, text: string): string | undefined {
  const operator = nameOf(node, text).toLowerCase();
  const inner = argumentsOf(node).at(-1);
  const within = inner === undefined ? undefined : dropperOf(inner, label, text);
  if (CHOOSING.includes(operator)) {
    return within;
  }
  if (operator === 'count_values') {
    return undefined;
  }
  const modifier = node.getChild('AggregateModifier');
  const labels = modifier?.getChild('GroupingLabels');
  const names = labels ? childrenOf(labels).map((it) => text.slice(it.from, it.to)) : [];
  const keeps = modifier?.getChild('Without') ? !names.includes(label) : names.includes(label);
  return keeps ? within : text.slice(node.from, node.to);
}

function nameOf(node: SyntaxNode, text: string): string {
  const name = node.firstChild;
  return name === null ? '' : text.slice(name.from, name.to);
}
