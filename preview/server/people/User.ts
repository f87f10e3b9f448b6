import * as v from 'valibot';

/** A user as stored. Times are milliseconds since 1970. */
export const userSchema = v.object({
  id: v.number(),
  uid: v.string(),
  login: v.string(),
  email: v.string(),
  name: v.string(),
  role: v.picklist(['Viewer', 'Editor', 'Admin']),
  isGrafanaAdmin: v.boolean(),
  passwordHash: v.string(),
  passwordSalt: v.string(),
  created: v.number(),
  updated: v.number(),
  lastSeenAt: v.number(),
});

export type User = v.InferOutput<typeof userSchema>;

/** The picture Grafana answers for everybody while Gravatar is off; the recordings show it. */
export const AVATAR_URL = '/public/img/user_profile.png';
