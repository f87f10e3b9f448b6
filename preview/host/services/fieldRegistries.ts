import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldType,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type DynamicConfigValue,
  type FieldConfigPropertyItem,
  type FieldOverrideContext,
  type TransformerRegistryItem,
} from '@grafana/data';

type Process = (value: never, context: FieldOverrideContext, settings?: never) => unknown;

const processors: Record<string, Process> = {
  displayName: displayNameOverrideProcessor,
  unit: unitOverrideProcessor,
  min: numberOverrideProcessor,
  max: numberOverrideProcessor,
  decimals: numberOverrideProcessor,
  thresholds: thresholdsOverrideProcessor,
  mappings: valueMappingsOverrideProcessor,
  links: dataLinksOverrideProcessor,
  filterable: booleanOverrideProcessor,
  fieldMinMax: booleanOverrideProcessor,
  color: identityOverrideProcessor,
  noValue: identityOverrideProcessor,
  actions: identityOverrideProcessor,
};

const defaults: Record<string, DynamicConfigValue['value']> = {
  thresholds: {
    mode: 'absolute',
    steps: [
      { value: -Infinity, color: 'green' },
      { value: 80, color: 'red' },
    ],
  },
  color: { mode: 'palette-classic' },
  mappings: [],
};

const editorIds = [
  'text',
  'strings',
  'number',
  'slider',
  'boolean',
  'select',
  'multi-select',
  'radio',
  'color',
  'unit',
  'timezone',
  'field-name',
  'dashboard-uid',
];

/** Fills the registries without which units, limits, decimals, thresholds, colours and transformations are silently ignored. */
export function setUpFieldRegistries(): void {
  standardFieldConfigEditorRegistry.setInit(() => Object.keys(processors).map(fieldOption));
  standardEditorsRegistry.setInit(() => editorIds.map((id) => ({ id, name: id, editor: () => null })));
  standardTransformersRegistry.setInit(transformers);
}

function fieldOption(id: string): FieldConfigPropertyItem {
  return {
    id,
    path: id,
    name: id,
    // Panels are not edited here, so an option needs no editor.
    editor: () => null,
    override: () => null,
    process: processors[id] as FieldConfigPropertyItem['process'],
    shouldApply: (field) => !['min', 'max', 'decimals'].includes(id) || field.type === FieldType.number,
    settings: {},
    defaultValue: defaults[id],
  };
}

function transformers(): TransformerRegistryItem[] {
  // Some ids stand in the list twice, which the registry refuses.
  const byId = new Map(
    Object.values(standardTransformers).map((transformation) => [transformation.id, transformation])
  );
  return [...byId.values()].map(
    (transformation) =>
      ({ id: transformation.id, name: transformation.name, transformation, editor: () => null }) as never
  );
}
