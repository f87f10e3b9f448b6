import type { Edge } from './importGraph';

/** layers.json. */
export interface LayersTable {
  layers: Record<string, string[]>;
  plainNode: string[];
  exceptions: string[];
}

/** The room of a file: the longest folder of the table that it lies in. */
export function roomOf(file: string, table: LayersTable): string | undefined {
  return Object.keys(table.layers)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Files in folders the table does not name; a room of `src` itself holds files only, no folders. */
export function unmappedFiles(files: string[], table: LayersTable): string[] {
  return files.filter((file) => {
    const room = roomOf(file, table);
    return room === undefined || ((room === 'src' || room === 'preview') && file.slice(room.length + 1).includes('/'));
  });
}

/** Edges between rooms that the table does not allow, as sentences. */
export function forbiddenEdges(edges: Edge[], table: LayersTable): string[] {
  return edges.flatMap(({ from, to }) => {
    const edge = roomEdge(from, to, table);
    return edge && !edge.allowed && !table.exceptions.includes(edge.name)
      ? [`${from} imports ${to} (${edge.name})`]
      : [];
  });
}

/** Exceptions that no import needs any more. */
export function staleExceptions(edges: Edge[], table: LayersTable): string[] {
  const needed = new Set(
    edges.map(({ from, to }) => roomEdge(from, to, table)).flatMap((it) => (it && !it.allowed ? [it.name] : []))
  );
  return table.exceptions.filter((it) => !needed.has(it));
}

function roomEdge(from: string, to: string, table: LayersTable) {
  const [a, b] = [roomOf(from, table), roomOf(to, table)];
  // JSON is data, not code: a plugin.json may be read from anywhere.
  if (a === undefined || b === undefined || a === b || to.endsWith('.json')) {
    return undefined;
  }
  return { name: `${a} -> ${b}`, allowed: (table.layers[a] ?? []).includes(b) };
}

/** Import cycles among files, each as the files on it. Tarjan's strongly connected components. */
export function cycles(edges: Edge[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const target of next.get(file) ?? []) {
      if (!index.has(target)) {
        visit(target);
        low.set(file, Math.min(low.get(file)!, low.get(target)!));
      } else if (stack.includes(target)) {
        low.set(file, Math.min(low.get(file)!, index.get(target)!));
      }
    }
    if (low.get(file) === index.get(file)) {
      const members = stack.splice(stack.indexOf(file));
      if (members.length > 1 || next.get(file)?.includes(file)) {
        found.push(members);
      }
    }
  };
  [...next.keys()].filter((file) => !index.has(file)).forEach((file) => index.has(file) || visit(file));
  return found;
}
