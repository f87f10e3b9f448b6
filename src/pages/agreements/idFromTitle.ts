const LONGEST = 30;

/** An id for an agreement, from its title: lowercase letters, digits and dashes, and none that is taken. */
export function idFromTitle(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  const cut = (length: number) => plain.replace(/^-/, '').slice(0, length).replace(/-+$/, '');
  const id = cut(LONGEST) || 'agreement';
  for (let number = 2, unique = id; ; number++) {
    if (!taken.has(unique)) {
      return unique;
    }
    unique = `${cut(LONGEST - `-${number}`.length) || 'agreement'}-${number}`;
  }
}
