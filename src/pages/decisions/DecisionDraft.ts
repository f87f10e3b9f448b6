import type { Party } from '../../core/agreement/parties';
import type { ActDraft } from '../record/Desk';
import { momentOf } from './localTime';

/** What can be said in the decision log without answering something. */
export type DecisionKind = 'ask-exception' | 'ask-exclusion' | 'confirm-recovery' | 'book' | 'note';

/** The fields of all these forms. Times as fields for date and time have them. */
export interface DecisionFields {
  scope: string;
  title: string;
  reason: string;
  text: string;
  from: string;
  to: string;
  until: string;
  /** In percent, as typed; empty for none. */
  share: string;
  tier: string;
  /** Empty: all SLOs of the agreement. */
  slos: string[];
}

export const EMPTY_FIELDS: DecisionFields = {
  scope: '',
  title: '',
  reason: '',
  text: '',
  from: '',
  to: '',
  until: '',
  share: '',
  tier: '',
  slos: [],
};

/** What is wrong with a field, as a sentence, by field. */
export type FieldProblems = Partial<Record<keyof DecisionFields, string>>;

/** When and where somebody writes. */
export interface WrittenAt {
  /** Milliseconds. */
  now: number;
  timeZone: string;
}

/** The act that a form means, or what is wrong with it. `party` is not needed for a note. */
export function decisionDraft(
  kind: DecisionKind,
  fields: DecisionFields,
  party: Party | undefined,
  writtenAt: WrittenAt
): { ok: true; draft: ActDraft } | { ok: false; problems: FieldProblems } {
  const problems = problemsOf(kind, fields, writtenAt);
  if (Object.keys(problems).length > 0) {
    return { ok: false, problems };
  }
  return { ok: true, draft: draftOf(kind, fields, party ?? 'product', writtenAt.timeZone) };
}

function draftOf(kind: DecisionKind, fields: DecisionFields, party: Party, timeZone: string): ActDraft {
  const slos = fields.slos.length === 0 ? {} : { slos: fields.slos };
  const reason = fields.reason.trim();
  const time = (text: string) => new Date(momentOf(text, timeZone) ?? 0).toISOString();
  const stretch = { from: time(fields.from), to: time(fields.to) };
  switch (kind) {
    case 'ask-exception':
      return { act: kind, party, ...slos, scope: fields.scope.trim(), reason, until: time(fields.until) };
    case 'ask-exclusion':
      return { act: kind, party, ...slos, ...stretch, reason };
    case 'confirm-recovery': {
      const [slo] = fields.slos;
      return { act: kind, party, tier: fields.tier, ...(slo !== undefined && { slo }), reason };
    }
    case 'book': {
      const share = shareOf(fields.share);
      return {
        act: kind,
        party,
        title: fields.title.trim(),
        ...slos,
        ...stretch,
        ...(share !== undefined && { budgetShare: share }),
      };
    }
    case 'note':
      return { act: kind, text: fields.text.trim(), ...slos };
  }
}

function problemsOf(kind: DecisionKind, fields: DecisionFields, { now, timeZone }: WrittenAt): FieldProblems {
  const problems: FieldProblems = {};
  const wants = (field: 'scope' | 'title' | 'reason' | 'text' | 'tier', sentence: string, longest: number) => {
    const text = fields[field].trim();
    if (text === '') {
      problems[field] = sentence;
    } else if (text.length > longest) {
      problems[field] = `Shorten it to at most ${longest} characters.`;
    }
  };
  const moment = (field: 'from' | 'to' | 'until') => {
    const time = momentOf(fields[field], timeZone);
    if (time === undefined) {
      problems[field] = 'Choose a date and a time.';
    }
    return time;
  };
  const stretch = () => {
    const [from, to] = [moment('from'), moment('to')];
    if (from !== undefined && to !== undefined && to <= from) {
      problems.to = 'It must end after it begins.';
    }
  };
  switch (kind) {
    case 'ask-exception': {
      wants('scope', 'Write what may be done, such as "Release 4.2 of checkout".', 500);
      wants('reason', 'Write why it cannot wait.', 2000);
      const until = moment('until');
      if (until !== undefined && until <= now) {
        problems.until = 'It must end in the future.';
      }
      break;
    }
    case 'ask-exclusion':
      stretch();
      wants('reason', 'Write why this time should not count.', 2000);
      break;
    case 'confirm-recovery':
      wants('tier', 'Choose the tier that may end.', 30);
      wants('reason', 'Write what was done about the cause.', 2000);
      break;
    case 'book':
      wants('title', 'Write what is launched.', 200);
      stretch();
      if (fields.share.trim() !== '' && shareOf(fields.share) === undefined) {
        problems.share = 'Write a number from 0 to 100, or leave it empty.';
      }
      break;
    case 'note':
      wants('text', 'Write at least one word.', 2000);
      break;
  }
  return problems;
}

/** "12.5" → 0.125; undefined when it is no share. */
function shareOf(text: string): number | undefined {
  const percent = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && percent >= 0 && percent <= 100 ? Number((percent / 100).toFixed(6)) : undefined;
}
