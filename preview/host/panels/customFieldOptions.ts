import type { FieldConfigEditorBuilder } from '@grafana/data';

/**
 * Registers a panel's own field options with their defaults. Grafana drops those of a dashboard that nobody has registered.
 *
 * @param defaults - option name → what it is when the dashboard does not say
 */
export function customFieldOptions(defaults: Record<string, unknown>) {
  return (builder: FieldConfigEditorBuilder<object>): void => {
    for (const [path, defaultValue] of Object.entries(defaults)) {
      builder.addCustomEditor({
        id: path,
        path,
        name: path,
        defaultValue,
        // Panels are not edited here, so an option needs no editor.
        editor: () => null,
        override: () => null,
        process: (value: unknown) => value,
        shouldApply: () => true,
      } as never);
    }
  };
}
