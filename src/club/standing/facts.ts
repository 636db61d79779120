import type { HistoryMember, Spell, WeighedAct } from '../../terms/history.ts'
import { daysOf } from '../presence/rules.ts'
import { type History, never, opens, pausesOf } from './history.ts'
import type { Between, Known, Said } from './reading.ts'
import { kinds } from './weights.ts'

/** A history's facts as a reading has them: in milliseconds. */

const between = ({ from, until }: Spell): Between => [from.epochMilliseconds, until?.epochMilliseconds ?? never]

export const knownOf = (member: HistoryMember, zone: string): Known => ({
  id: member.id,
  order: member.order ?? member.id,
  days: daysOf(member),
  joined: opens(member.joinedOn, zone),
  left: member.leftOn ? opens(member.leftOn.add({ days: 1 }), zone) : never,
  pauses: pausesOf(member, zone),
  objected: (member.objected ?? []).map(between),
})

export const saidIn = ({
  sensitivity = [],
  noHunter = [],
  members,
}: Pick<History, 'sensitivity' | 'noHunter'> & {
  readonly members: readonly Pick<HistoryMember, 'id' | 'contested'>[]
}): Said => ({
  sensitivity: sensitivity.map(({ from, e }) => ({ from: from.epochMilliseconds, e })),
  cleared: new Map(
    [...Map.groupBy(noHunter, ({ member }) => member)].map(([member, answers]) => [
      member,
      answers.map(({ at }) => at.epochMilliseconds),
    ]),
  ),
  contested: new Map(
    members.flatMap(({ id, contested = [] }) => (contested.length === 0 ? [] : [[id, contested.map(between)]])),
  ),
})

/** When whoever was cleared solicited: only of him it is asked how often he did since. */
export function solicitedIn(acts: readonly WeighedAct[], { cleared }: Pick<Said, 'cleared'>): Map<string, number[]> {
  const solicited = new Map([...cleared.keys()].map((id): [string, number[]] => [id, []]))
  if (solicited.size > 0)
    for (const { kind, by, on } of acts)
      if (kinds[kind].side === 'soliciting') solicited.get(by)?.push(on.epochMilliseconds)
  return solicited
}
