import type { HttpPort, HttpRequest, HttpResponse } from '../../grafana/HttpPort';
import { StoreError } from '../StoreError';
import type { Element } from './Element';
import type { ElementModel } from './ElementModel';
import type { ElementPage } from './narrowElement';
import { narrowElement, narrowElementPage } from './narrowElement';
import { RELOAD_OWN_PERMISSIONS } from '../../grafana/reloadOwnPermissions';
import type { Folder } from '../../grafana/places';
import { PANEL_TYPE } from '../../grafana/places';
import { isFolderMissing, refusal } from './refusal';

/** Library panels, among Grafana's kinds of library elements. */
const PANEL = 1;

/** Read in one request up to this many; 1,000 elements of 3.6 kB took Grafana 0.4 s. */
const PER_PAGE = 5000;

/** Of the newest ones: a hundred took 0.35 s among 4,000. */
const FIRST_PAGE = 100;

const LARGEST_PAGE = 800;

const ROOT = '/api/library-elements';

/** What a folder holds, and how many more Grafana counts in it than it hands out. */
export interface ElementList {
  elements: Element[];
  missing: number;
}

/** Reads and writes library elements. Refusals are StoreErrors. */
export class ElementClient {
  constructor(private readonly http: HttpPort) {}

  /** All elements of a folder that are ours by type. */
  async list(folder: Folder, search?: string): Promise<ElementList> {
    const found = new Map<string, Element>();
    const counted = await this.readAll(folder, search, found);
    // Something may have been taken away while we read: what moves to the page before is missed.
    const total = found.size < counted ? await this.readAll(folder, search, found) : counted;
    // Who may not look into the folder is counted everything and handed out nothing: that is no fault of an element.
    const missing = found.size === 0 ? 0 : Math.max(0, total - found.size);
    return { elements: inFolder(folder, found), missing };
  }

  /** Reads page by page into `found`: how many there are, by Grafana. */
  private async readAll(folder: Folder, search: string | undefined, found: Map<string, Element>): Promise<number> {
    for (let page = 1; ; page++) {
      const asked = { page, perPage: PER_PAGE, ...(search === undefined ? {} : { searchString: search }) };
      const { elements, totalCount } = await this.page(folder, asked);
      // Something may be added while we read: what moves to the next page is met twice.
      for (const element of elements) {
        found.set(element.uid, element);
      }
      // Grafana takes out what the reader may not see after paging, so that a short page is not the last one.
      if (page * PER_PAGE >= totalCount) {
        return totalCount;
      }
    }
  }

  /**
   * The elements of a folder by name, last first, page by page until a page has one after which all are too old. Pages grow:
   * the first are what is mostly enough, and many acts need few requests.
   *
   * @param isPast whether by its name neither this one nor any later one is wanted
   */
  async listUntil(folder: Folder, isPast: (name: string) => boolean): Promise<Element[]> {
    const found = new Map<string, Element>();
    let perPage = FIRST_PAGE;
    for (let page = 1; ;) {
      const { elements, totalCount } = await this.page(folder, { page, perPage, sortDirection: 'alpha-desc' });
      for (const element of elements) {
        found.set(element.uid, element);
      }
      if (page * perPage >= totalCount || elements.some(({ name }) => isPast(name))) {
        return inFolder(folder, found);
      }
      // The second page of twice the size begins where two of this size end.
      const canGrow = page === 2 && 2 * perPage <= LARGEST_PAGE;
      perPage = canGrow ? 2 * perPage : perPage;
      page = canGrow ? 2 : page + 1;
    }
  }

  private async page(folder: Folder, asked: Record<string, string | number>): Promise<ElementPage> {
    const query = new URLSearchParams({ kind: String(PANEL), typeFilter: PANEL_TYPE, folderFilterUIDs: folder.uid });
    Object.entries(asked).forEach(([name, value]) => query.set(name, String(value)));
    const response = await this.send({ method: 'GET', path: `${ROOT}?${query}` });
    if (response.status !== 200) {
      throw refusal(response, folder.title, folder, 'read');
    }
    const answer = narrowElementPage(response.body);
    if (answer === undefined) {
      throw strangeAnswer();
    }
    return answer;
  }

  /** One element; undefined when there is none with this uid. */
  async get(uid: string, folder: Folder): Promise<Element | undefined> {
    const response = await this.send({ method: 'GET', path: `${ROOT}/${encodeURIComponent(uid)}` });
    return response.status === 404 ? undefined : elementOf(response, uid, folder, 'read');
  }

  async create(uid: string, name: string, folder: Folder, model: ElementModel): Promise<Element> {
    const body = { uid, name, kind: PANEL, folderUid: folder.uid, model };
    return elementOf(await this.write({ method: 'POST', path: ROOT, body }), uid, folder);
  }

  /** @param version the version that was read; a newer one on the server is refused */
  async patch(uid: string, name: string, folder: Folder, model: ElementModel, version: number): Promise<Element> {
    const body = { name, kind: PANEL, version, folderUid: folder.uid, model };
    const response = await this.write({ method: 'PATCH', path: `${ROOT}/${encodeURIComponent(uid)}`, body });
    // Grafana answers 403 also for an element that is not there.
    if (response.status === 403 && (await this.get(uid, folder)) === undefined) {
      throw refusal({ status: 404, body: undefined }, uid, folder);
    }
    return elementOf(response, uid, folder);
  }

  /** Grafana remembers permissions for a minute: a refusal right after the set-up is asked again with fresh ones. */
  private async write(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.send(request);
    if (response.status !== 403 && !isFolderMissing(response)) {
      return response;
    }
    await this.send(RELOAD_OWN_PERMISSIONS);
    return this.send(request);
  }

  private async send(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await this.http.send(request);
    } catch {
      throw new StoreError('unavailable', 'Grafana does not answer. Check the connection and try again.');
    }
  }
}

function inFolder({ uid }: Folder, found: ReadonlyMap<string, Element>): Element[] {
  return [...found.values()].filter((element) => element.folderUid === uid);
}

function elementOf(response: HttpResponse, uid: string, folder: Folder, verb: 'read' | 'write' = 'write'): Element {
  if (response.status !== 200) {
    throw refusal(response, uid, folder, verb);
  }
  const element = narrowElement(response.body);
  if (element === undefined) {
    throw strangeAnswer();
  }
  return element;
}

function strangeAnswer(): StoreError {
  return new StoreError(
    'unavailable',
    'Something that is not Grafana answered, perhaps a proxy or a sign-in page. Open Grafana in a new tab and try again.'
  );
}
