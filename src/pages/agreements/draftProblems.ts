import { PARTIES, PARTY_NAMES } from '../../core/agreement/parties';
import { narrowAgreementDefinition } from '../../core/agreement/narrowAgreementDefinition';
import { idSchema } from '../../core/narrow/schemas';
import { narrowWith } from '../../core/narrow/narrowWith';
import type { AgreementDraft } from './AgreementDraft';
import { definitionOf } from './definitionOf';

/** What keeps a form from being saved, a sentence each, by the field where it is mended. */
export interface DraftProblems {
  id?: string;
  title?: string;
  slos?: string;
  people?: string;
  /** What belongs to none of these fields. */
  other?: string;
}

/** @param taken ids of the other agreements; empty when the agreement has its id already */
export function draftProblems(draft: AgreementDraft, taken: ReadonlySet<string>): DraftProblems {
  const problems: DraftProblems = {};
  const id = narrowWith(idSchema, draft.id, 'The id');
  if (draft.id === '') {
    problems.id = 'Write an id: lowercase letters, digits and dashes.';
  } else if (!id.ok) {
    problems.id = id.problems[0];
  } else if (taken.has(draft.id)) {
    problems.id = 'There is an agreement with this id. Choose another one.';
  }
  if (draft.title.trim() === '') {
    problems.title = 'Write a title, such as "When checkout fails too often".';
  }
  if (draft.slos.length === 0) {
    problems.slos = 'Choose at least one SLO.';
  }
  problems.people = peopleProblem(draft);
  if (Object.values(problems).every((it) => it === undefined)) {
    const whole = narrowAgreementDefinition(definitionOf(draft, undefined, 0));
    problems.other = whole.ok ? undefined : whole.problems.join(' ');
  }
  return problems;
}

/** Whether anything keeps the form from being saved. */
export function hasProblems(problems: DraftProblems): boolean {
  return Object.values(problems).some((it) => it !== undefined);
}

function peopleProblem({ people }: AgreementDraft): string | undefined {
  for (const party of PARTIES) {
    const logins = people[party].map((it) => it.login.trim().toLowerCase());
    const nameless = people[party].find((it) => it.login.trim() === '' || it.name.trim() === '');
    if (nameless !== undefined) {
      return `${PARTY_NAMES[party]}: write login and name of everybody.`;
    }
    const twice = logins.find((it, index) => logins.indexOf(it) !== index);
    if (twice !== undefined) {
      return `${PARTY_NAMES[party]}: ${twice} is there twice. Name everybody once.`;
    }
  }
  return undefined;
}
