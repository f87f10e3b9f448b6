import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const table = JSON.parse(readFileSync(path.join(ROOT, 'layers.json'), 'utf8'));

/** @param {string} file absolute path @returns {string | undefined} the room of a file: the longest folder of the table it lies in */
function roomOf(file) {
  const relative = path.relative(ROOT, file).split(path.sep).join('/');
  return Object.keys(table.layers)
    .filter((room) => relative.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** ESLint rule: imports point downwards, as layers.json says. */
export const layersRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = roomOf(context.filename);
    function check(node, specifier) {
      if (
        from === undefined ||
        typeof specifier !== 'string' ||
        !specifier.startsWith('.') ||
        specifier.endsWith('.json')
      ) {
        return;
      }
      const to = roomOf(path.resolve(path.dirname(context.filename), specifier));
      const edge = `${from} -> ${to}`;
      if (to !== undefined && to !== from && !table.layers[from].includes(to) && !table.exceptions.includes(edge)) {
        context.report({ node, message: `${from} may not import ${to}; layers.json says what it may import.` });
      }
    }
    return {
      ImportDeclaration: (node) => check(node.source, node.source.value),
      ExportNamedDeclaration: (node) => node.source && check(node.source, node.source.value),
      ExportAllDeclaration: (node) => check(node.source, node.source.value),
      ImportExpression: (node) => check(node.source, node.source.value),
    };
  },
};
