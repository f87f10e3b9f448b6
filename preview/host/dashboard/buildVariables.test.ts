import '../testing/stubIntersectionObserver';
import { buildVariables } from './buildVariables';
import type { VariableModel } from './readDashboard';

const build = (model: Partial<VariableModel>) =>
  buildVariables([{ type: 'custom', name: 'v', ...model }]).state.variables[0];

describe('the variables of a dashboard', () => {
  test('a query variable keeps its query, source and choice', () => {
    const datasource = { uid: 'truce', type: 'truce-errorbudget-datasource' };
    const model = { type: 'query', query: { refId: 'A', kind: 'teams' }, datasource, multi: true, includeAll: true };
    expect(build({ ...model, current: { value: ['a'], text: ['A'] } }).state).toMatchObject({
      type: 'query',
      query: model.query,
      datasource,
      isMulti: true,
      includeAll: true,
      value: ['a'],
      text: ['A'],
      refresh: 1,
    });
  });

  test('a custom variable offers what its query lists', () => {
    expect(build({ query: 'small,big', current: { value: 'big', text: 'big' } }).state).toMatchObject({
      query: 'small,big',
      value: 'big',
    });
  });

  test('a data source variable asks for the type in its query', () => {
    expect(build({ type: 'datasource', query: 'prometheus', regex: '/prod/' }).state).toMatchObject({
      pluginId: 'prometheus',
      regex: '/prod/',
    });
  });

  test('a text box starts with its default', () => {
    expect(build({ type: 'textbox', query: 'x' }).getValue()).toBe('x');
    expect(build({ type: 'textbox', query: 'x', current: { value: 'mine' } }).getValue()).toBe('mine');
  });

  test('a constant has its value and shows no picker', () => {
    expect(build({ type: 'constant', query: '42' }).state).toMatchObject({ value: '42', hide: 2 });
  });

  test('a kind that is not offered keeps its saved value', () => {
    expect(build({ type: 'adhoc', current: { value: 'saved' } }).getValue()).toBe('saved');
  });
});
