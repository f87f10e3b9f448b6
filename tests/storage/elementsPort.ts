import type { HttpPort, HttpRequest, HttpResponse } from '../../src/grafana/HttpPort';

/** A library element as Grafana's list answers it. */
export interface ListedElement {
  uid: string;
  name: string;
  description: string;
  folderUid: string;
  version: number;
  model: object;
  meta: object;
}

/**
 * Lists library elements as Grafana does, over any number of them, and counts what is asked of it. Answers are text that is
 * parsed anew, as over a network.
 */
export class ElementsPort implements HttpPort {
  requests: string[] = [];
  bytes = 0;
  /** Uids that the reader may not see: taken out of a page after counting, as Grafana does. */
  hidden: ReadonlySet<string> = new Set();
  private byName: ListedElement[];

  constructor(elements: readonly ListedElement[]) {
    this.byName = [...elements].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  add(element: ListedElement): void {
    this.byName = [...this.byName, element].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  forget(): void {
    this.requests = [];
    this.bytes = 0;
  }

  async send({ path }: HttpRequest): Promise<HttpResponse> {
    this.requests.push(path);
    const query = new URL(path, 'http://grafana').searchParams;
    const search = (query.get('searchString') ?? '').toLowerCase();
    const folder = query.get('folderFilterUIDs');
    const found = this.byName.filter(
      ({ uid, name, description, folderUid }) =>
        folderUid === folder &&
        (search === '' || [uid, name, description].some((text) => text.toLowerCase().includes(search)))
    );
    if (query.get('sortDirection') === 'alpha-desc') {
      found.reverse();
    }
    const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('perPage') ?? 100)];
    const elements = found.slice((page - 1) * perPage, page * perPage).filter(({ uid }) => !this.hidden.has(uid));
    const text = JSON.stringify({ result: { totalCount: found.length, elements, page, perPage } });
    this.bytes += Buffer.byteLength(text);
    return { status: 200, body: JSON.parse(text) as unknown };
  }
}
