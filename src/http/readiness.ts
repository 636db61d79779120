/** Each part the bot needs, and whether it is there; `troubles` tells of places whose connection does not work. */
export type Readiness = Readonly<Record<string, boolean | readonly string[]>>
