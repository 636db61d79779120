import { nothing, pressing, word } from '../../grammar/press.ts'
import type { NudgeKind } from '../../terms/nudge.ts'
import { nudgeKinds } from './effect.ts'

/** No kind of nudge stands in a button: each has a number, which months-old messages carry and which stays its own. */
const codes = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9', 'k10', 'k11', 'k12', 'k13'] as const

type Code = (typeof codes)[number]

export const kindOfCode = (code: Code): NudgeKind => nudgeKinds[codes.indexOf(code)]!
export const codeOfKind = (kind: NudgeKind): Code => codes[nudgeKinds.indexOf(kind)]!

/** `send`: a kind that is off is sent in this club all the same; `leave`: no more. */
export const clubNudgesPress = pressing('club-nudges', { open: nothing, send: word(codes), leave: word(codes) })
