/** What an operator asked for and cannot have, in one sentence that says what to do. */
export class Refused extends Error {}
