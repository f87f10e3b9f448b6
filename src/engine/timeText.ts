/** A time for a message that anybody may read, wherever they are: "2026-11-22 12:07:30 UTC". */
export function timeText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
