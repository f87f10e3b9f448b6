interface SloTitle {
  id: string;
  title: string;
}

/**
 * The SLOs that a form offers: those chosen when the search began stay in sight, then what fits the search, by title.
 * One that is chosen and not defined any more is offered under its id, so that it can be taken away.
 */
export function slosToPick(
  slos: readonly SloTitle[],
  chosen: readonly string[],
  search: string,
  most: number
): { shown: SloTitle[]; hidden: number } {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const gone = chosen.filter((id) => !slos.some((it) => it.id === id)).map((id) => ({ id, title: id }));
  const byTitle = [...slos].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  const fits = ({ id, title }: SloTitle) => words.every((word) => `${title} ${id}`.toLowerCase().includes(word));
  const fitting = byTitle.filter((it) => chosen.includes(it.id) || fits(it));
  // Few stand still while they are chosen; of many, those chosen must not be hidden.
  const ordered =
    fitting.length <= most
      ? fitting
      : [...fitting.filter((it) => chosen.includes(it.id)), ...fitting.filter((it) => !chosen.includes(it.id))];
  const shown = ordered.slice(0, Math.max(most, chosen.length));
  return { shown: [...gone, ...shown], hidden: ordered.length - shown.length };
}
