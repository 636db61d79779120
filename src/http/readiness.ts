/** Each part the bot needs, and whether it is there. */
export type Readiness = Readonly<Record<string, boolean>>
