import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { refuse, wrongPassword } from '../http/Refusal';
import type { Clock } from '../state/Clock';
import { randomUid } from '../state/identifiers';
import { JsonFile } from '../state/JsonFile';
import { Table } from '../state/Table';
import type { OrgRole } from './Caller';
import { userSchema, type User } from './User';

const YEAR = 365.25 * 24 * 3_600_000;
const SEEN_AGAIN_AFTER = 5 * 60_000;

/** Grafana's default for `login_maximum_inactive_lifetime_duration` is 7 days, for the whole session 30. */
const SESSION_LIFETIME = 30 * 24 * 3_600_000;

/** A quarter of Node's default: everybody knows the demo's passwords, and the tests sign in hundreds of times. */
const SCRYPT_COST = 4096;

const sessionSchema = v.record(v.string(), v.object({ userId: v.number(), expires: v.number() }));

/** The users with their passwords, and who is signed in with which session cookie. */
export class People {
  private readonly users: Table<User>;
  private readonly sessions: JsonFile<v.InferOutput<typeof sessionSchema>>;
  /** Digests of passwords found right, so that Basic authentication pays for scrypt once and not at every call. */
  private readonly checked = new Set<string>();

  constructor(
    stateDir: string,
    private readonly clock: Clock
  ) {
    this.users = new Table(stateDir, 'users', userSchema);
    this.sessions = new JsonFile(join(stateDir, 'sessions.json'), sessionSchema, {});
    if (this.users.rows.length === 0) {
      // The account of a fresh Grafana.
      const admin = this.create({ login: 'admin', email: 'admin@localhost', name: '', password: 'admin' });
      this.users.change(admin, { role: 'Admin', isGrafanaAdmin: true });
    }
  }

  /** Everybody, in the order of their logins. */
  all(): User[] {
    return [...this.users.rows].sort((a, b) => (a.login < b.login ? -1 : 1));
  }

  byId(id: number): User | undefined {
    return this.users.rows.find((user) => user.id === id);
  }

  /** The current login of a user id; empty for nobody, as Grafana answers for a removed user. */
  loginOf(id: number): string {
    return this.byId(id)?.login ?? '';
  }

  /** Adds a Viewer. Throws Grafana's 412 when the login or the e-mail address is taken. */
  create(person: { login: string; email: string; name: string; password: string }): User {
    const { login, email, name, password } = person;
    if (this.find(login) || this.find(email)) {
      throw refuse(412, `User with email '${email}' or username '${login}' already exists`);
    }
    const now = this.clock();
    const passwordSalt = randomBytes(16).toString('hex');
    return this.users.add({
      uid: randomUid(),
      login,
      email,
      name,
      role: 'Viewer',
      isGrafanaAdmin: false,
      passwordSalt,
      passwordHash: hash(password, passwordSalt),
      created: now,
      updated: now,
      // Grafana marks "never seen" as ten years ago.
      lastSeenAt: now - 10 * YEAR,
    });
  }

  /** Changes login, e-mail or name; an empty field stays. Throws Grafana's 409 when another user has the login. */
  rename(user: User, { login, email, name }: { login?: string; email?: string; name?: string }): void {
    const other = login ? this.find(login) : undefined;
    if (other && other !== user) {
      throw refuse(409, 'User with email or username already exists');
    }
    this.users.change(user, {
      login: login || user.login,
      email: email || user.email,
      name: name ?? user.name,
      updated: this.clock(),
    });
  }

  setRole(user: User, role: OrgRole): void {
    const admins = this.users.rows.filter((other) => other.role === 'Admin');
    if (role !== 'Admin' && admins.length === 1 && admins[0] === user) {
      throw refuse(400, 'Cannot change role so that there is no organization admin left');
    }
    this.users.change(user, { role });
  }

  /** The user with this login or e-mail address and password. Throws a 401 refusal for a wrong one. */
  withPassword(loginOrEmail: string, password: string): User {
    const user = this.find(loginOrEmail);
    if (!user) {
      throw wrongPassword();
    }
    const digest = sha256(`${user.passwordHash}\n${password}`);
    if (!this.checked.has(digest)) {
      const given = Buffer.from(hash(password, user.passwordSalt), 'hex');
      if (!timingSafeEqual(given, Buffer.from(user.passwordHash, 'hex'))) {
        throw wrongPassword();
      }
      this.checked.add(digest);
    }
    return this.seen(user);
  }

  /** Starts a session and answers its secret token and its lifetime in milliseconds. */
  signIn(user: User): { token: string; lifetime: number } {
    const token = randomBytes(16).toString('hex');
    this.sessions.value[sha256(token)] = { userId: user.id, expires: this.clock() + SESSION_LIFETIME };
    this.sessions.save();
    return { token, lifetime: SESSION_LIFETIME };
  }

  signOut(token: string): void {
    delete this.sessions.value[sha256(token)];
    this.sessions.save();
  }

  /** Whose session this is; undefined for an unknown or ended one. */
  withSession(token: string): User | undefined {
    const session = this.sessions.value[sha256(token)];
    const user = session && session.expires > this.clock() ? this.byId(session.userId) : undefined;
    return user && this.seen(user);
  }

  private find(loginOrEmail: string): User | undefined {
    const wanted = loginOrEmail.toLowerCase();
    return this.users.rows.find((user) => user.login.toLowerCase() === wanted || user.email.toLowerCase() === wanted);
  }

  private seen(user: User): User {
    if (this.clock() - user.lastSeenAt > SEEN_AGAIN_AFTER) {
      this.users.change(user, { lastSeenAt: this.clock() });
    }
    return user;
  }
}

function hash(password: string, salt: string): string {
  return scryptSync(password, salt, 32, { N: SCRYPT_COST }).toString('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
