/** Why the server does not start; the message is one whole sentence for the person at the terminal. */
export class StartError extends Error {}
