import { readPanel, type PanelModel } from './readDashboard';

/**
 * The panel that shows a library element: the element's own model at the place that the dashboard gives it.
 *
 * @param answer - of `GET /api/library-elements/:uid`
 */
export function mergeLibraryPanel(panel: PanelModel, answer: unknown): PanelModel {
  const element = (answer as { result?: { model?: unknown; name?: unknown } } | null)?.result;
  if (!element) {
    throw new Error('The library element has no model.');
  }
  const model = readPanel(element.model, `The library panel ${panel.libraryPanel?.uid}`);
  const { id, gridPos, libraryPanel } = panel;
  return { ...model, title: panel.title || model.title, id, gridPos, libraryPanel };
}

/** A box in the place of a library panel that cannot be read, saying why. */
export function unreadableLibraryPanel(panel: PanelModel, why: string): PanelModel {
  const name = panel.libraryPanel?.name || panel.libraryPanel?.uid;
  const content = `The library panel “${name}” cannot be shown: ${why}`;
  return { ...panel, type: 'text', title: panel.title || String(name), options: { mode: 'markdown', content } };
}
