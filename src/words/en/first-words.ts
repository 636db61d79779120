import type { Line } from '../../view/view.ts'
import { line } from '../line.ts'

/** Why an organizer speaks with somebody; he alone knows. */
export type WhySpeak = 'seldom seen' | 'asks much' | 'new' | 'gives much' | 'something else'

const begins: Readonly<Record<WhySpeak, (name: string) => string>> = {
  'seldom seen': name =>
    `Hello ${name}, it has been a while since we took the time to talk. How are you? Would you like a coffee next week?`,
  'asks much': name =>
    `Hello ${name}, I would like to know your work better, and tell you who in the club could really use you. A coffee next week?`,
  new: name => `Hello ${name}, how are your first weeks in the club? I would love to hear. A coffee next week?`,
  'gives much': name =>
    `Hello ${name}, thank you for all you do for the others. And you, what would help you just now? A coffee next week?`,
  'something else': name => `Hello ${name}, how are you? I would love to hear your news. A coffee next week?`,
}

/** What an organizer may begin with, to copy; nothing in it tells a standing. */
export const firstWords = {
  heading: 'To begin with, in your own way',
  note: (): Line => line`Nothing is sent: these words are there to be copied.`,
  begins,
}
