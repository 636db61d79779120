import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Told } from '../../terms/application.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { applicationById, appliedBy, type KeptApplication } from './queries.ts'
import { openApplication } from './undecided.ts'

type Sender = { readonly platform: string; readonly place: string; readonly account: string }

/** What this account has applied with and nobody has decided, as far as it has come; null where there is none. */
export async function ownOpenApplication(club: ClubTx, from: Sender): Promise<KeptApplication | null> {
  const [sent] = (await appliedBy(club, from)).filter(({ status }) => status === 'open' || status === 'later')
  return sent ? applicationById(club, sent.id) : null
}

type About = { readonly from: Sender; readonly id: string }

/** His own, held, while nobody has decided. */
export async function toComplete(club: ClubTx, { from, id }: About): Promise<KeptApplication | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  return (await appliedBy(club, from)).some(one => one.id === id) ? application : refuse('not for you', {})
}

/** One step more of what he tells: what the step asks is as he says it now, the others stay. */
export async function completeApplication(
  club: ClubTx,
  {
    motivations,
    told,
    ...about
  }: About & {
    readonly motivations?: string | null
    readonly told: { readonly [K in keyof Told]?: Told[K] | undefined }
  },
): Promise<KeptApplication | Refusal> {
  const application = await toComplete(club, about)
  if (isRefusal(application)) return application
  const { id } = about
  const all = Object.fromEntries(
    Object.entries({ ...application.told, ...told }).filter(([, said]) => said !== undefined && said !== ''),
  )
  await club.tx
    .updateTable('application')
    .set({
      told: club.sealer.seal('application', 'told', id, JSON.stringify(all)),
      ...(motivations === undefined ? {} : { motivations }),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id)
  return (await applicationById(club, id))!
}
