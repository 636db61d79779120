/** What the bot may lack in a channel of Discord, where each right is given by itself. */
export type Right = 'see' | 'write' | 'read back' | 'open conversations' | 'write in conversations'

/**
 * What the bot may not show beside its messages: events of a server; the topic of a channel, for want of the app's scope or
 * because the workspace keeps topics to some.
 */
export type SignRefused = 'events' | 'topic scope' | 'topic'
