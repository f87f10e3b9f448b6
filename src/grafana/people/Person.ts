/** Somebody with an account in this Grafana. */
export interface Person {
  userId: number;
  login: string;
  /** What people call them; the login where Grafana does not say. */
  name: string;
}
