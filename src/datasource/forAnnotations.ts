import { type DataFrame, FieldType } from '@grafana/data';

import { EVENT_COLUMNS as c } from '../frames/eventColumns';

/**
 * An `events` frame as Grafana draws it over graphs. It shows titles and texts as markup, so what people wrote is escaped; and it
 * offers to edit what it shows unless the id is 0 (`AnnotationTooltip2` of Grafana 12), which nobody could do here.
 */
export function forAnnotations(frame: DataFrame): DataFrame {
  const fields = frame.fields.map((field) => {
    switch (field.name) {
      case c.title:
      case c.text:
        return {
          ...field,
          values: field.values.map((it: unknown) => (typeof it === 'string' ? escapeMarkup(it) : it)),
        };
      case c.id:
        return { ...field, type: FieldType.number, values: field.values.map(() => 0) };
      default:
        return field;
    }
  });
  return { ...frame, fields };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (it) => ENTITIES[it]!);
}
