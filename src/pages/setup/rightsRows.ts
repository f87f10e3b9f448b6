import type { Access } from '../../storage/Access';

/** Something that may be done here, and whether the reader may. */
export interface RightRow {
  id: 'read' | 'act' | 'define' | 'people';
  title: string;
  isAllowed: boolean;
  /** What it means, or how to get it. */
  sentence: string;
}

/** What the reader may do, in the order in which it is told. */
export function rightsRows({ user, mayAct, mayDefine, mayListPeople }: Access): RightRow[] {
  const signIn = user === undefined ? 'Sign in first.' : undefined;
  return [
    { id: 'read', title: 'Read everything', isAllowed: true, sentence: 'You see all agreements and the whole record.' },
    {
      id: 'act',
      title: 'Say something: propose, sign, decide, comment',
      isAllowed: mayAct,
      sentence: mayAct
        ? 'You may write the record. For which party you speak stands in each agreement.'
        : (signIn ?? 'Ask an admin for Edit on the folder Truce record.'),
    },
    {
      id: 'define',
      title: 'Make SLOs and agreements, and name who acts for which party',
      isAllowed: mayDefine,
      sentence: mayDefine
        ? 'You may write the folder Truce.'
        : (signIn ?? 'Ask an admin for Edit on the folder Truce, or for the Editor role.'),
    },
    {
      id: 'people',
      title: 'Choose people from a list',
      isAllowed: mayListPeople,
      sentence: mayListPeople
        ? 'You may see all people of this organisation.'
        : (signIn ?? 'Grafana shows the list to admins. You can type logins instead.'),
    },
  ];
}
