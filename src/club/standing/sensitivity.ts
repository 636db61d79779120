import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubSettings } from '../../db/tables.ts'
import { changeSettings } from '../setup/club-settings.ts'
import { type FlagAnswer, sensitivities, sensitivityAfter } from './rules.ts'

type DatedAnswer = { at: Temporal.Instant; answer: FlagAnswer }

const ever = Temporal.Instant.fromEpochMilliseconds(0)

/** The club's sensitivity over time: as the organizers set it, each from its day, and moved by their answers since. */
export function sensitivityOver(
  settings: ClubSettings,
  answers: readonly DatedAnswer[],
): { from: Temporal.Instant; e: number }[] {
  const set = (settings.sensitivities ?? []).map(({ from, e }) => ({ from: Temporal.Instant.from(from), e }))
  const steps = [
    { from: ever, e: set.length === 0 ? (settings.sensitivity ?? sensitivities.normal) : sensitivities.normal },
    ...set,
  ]
  return steps.flatMap((step, n) => {
    const until = steps[n + 1]?.from
    const since = answers.filter(
      ({ at }) =>
        Temporal.Instant.compare(at, step.from) >= 0 &&
        (until === undefined || Temporal.Instant.compare(at, until) < 0),
    )
    return [
      step,
      ...since.map(({ at }, n) => ({
        from: at,
        e: sensitivityAfter(
          step.e,
          since.slice(0, n + 1).map(({ answer }) => answer),
        ),
      })),
    ]
  })
}

/** The organizers choose anew, from now on; what was evaluated before stays. */
export async function chooseSensitivity(club: ClubTx, level: keyof typeof sensitivities): Promise<void> {
  await changeSettings(club, settings => {
    if (settings.sensitivity === sensitivities[level]) return null
    const before =
      settings.sensitivities ??
      (settings.sensitivity === undefined ? [] : [{ from: ever.toString(), e: settings.sensitivity }])
    return {
      ...settings,
      sensitivity: sensitivities[level],
      sensitivities: [...before, { from: club.at.toString(), e: sensitivities[level] }],
    }
  })
}
