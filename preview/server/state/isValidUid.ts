/** The characters Grafana takes in a uid (`util.IsValidShortUID`); the length is checked apart from it. */
export function isValidUid(uid: string): boolean {
  return /^[a-zA-Z0-9\-_]+$/.test(uid);
}
