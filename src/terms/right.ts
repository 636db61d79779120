/** What the bot may lack in a channel of Discord, where each right is given by itself. */
export type Right = 'see' | 'write' | 'read back' | 'open conversations' | 'write in conversations'
