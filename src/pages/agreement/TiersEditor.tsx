import { Button, useStyles2 } from '@grafana/ui';

import { fieldStyles } from './fieldStyles';
import { moveItem } from './moveItem';
import { newTier } from './newTier';
import type { TierDraft } from './TermsDraft';
import { TierFields } from './TierFields';

interface Props {
  tiers: readonly TierDraft[];
  onChange: (change: (tiers: TierDraft[]) => TierDraft[]) => void;
}

/** The tiers of the policy, best first. */
export function TiersEditor({ tiers, onChange }: Props) {
  const styles = useStyles2(fieldStyles);
  return (
    <div className={styles.stack}>
      {tiers.map((tier, index) => (
        <TierFields
          key={tier.id}
          draft={tier}
          index={index}
          count={tiers.length}
          onChange={(change) => onChange((all) => all.map((it) => (it.id === tier.id ? { ...it, ...change } : it)))}
          onMove={(to) => onChange((all) => moveItem(all, index, to))}
          onRemove={() => onChange((all) => all.filter((it) => it.id !== tier.id))}
        />
      ))}
      <div>
        <Button variant="secondary" icon="plus" onClick={() => onChange((all) => [...all, newTier(all)])}>
          Add a tier
        </Button>
      </div>
    </div>
  );
}
