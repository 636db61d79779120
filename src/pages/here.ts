import express, { type Request, type Response, type Router } from 'express'
import { type Arrived, arriveByName, arriveByPhone, type NotArrived, takeBackGuest } from '../club/check-in/arrive.ts'
import { isCodeStep, meetingOfCode, takeBackCheckIn } from '../club/check-in/check-in.ts'
import { claimed, isOurs, type Signed, signed } from '../club/check-in/keys.ts'
import { mayCheckIn } from '../club/check-in/rules.ts'
import { meetingUnclosed } from '../club/meetings/at-the-door.ts'
import { isPresent, memberOf } from '../club/members/queries.ts'
import { clubsIn } from '../club/setup/club-row.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Entered } from '../dispatch/doors.ts'
import type { Meeting } from '../terms/meeting.ts'
import { isRefusal, type Refusal } from '../terms/refusals.ts'
import { addressOf, cookieOf, fieldOf, isFromElsewhere } from './asked.ts'
import type { Building } from './building.ts'
import { type Html, html } from './html.ts'
import { enterPage, sendNothing, sendPage } from './sent.ts'

/** How long a form that was opened in time may be sent, in ms: a name takes longer to type than a code holds. */
const formFor = 10 * 60_000
/** The one cookie: whose telephone this is, in one club. */
const phone = 'assidu_phone'
const aYear = 365 * 24 * 3_600

/** What is shown to whoever stands at a door, on his own telephone. */
export function hereRouter(building: Building): Router {
  const router = express.Router()
  router.use(express.urlencoded({ extended: false, limit: '8kb' }))
  router.use((request, response, next) => {
    if (request.method !== 'GET' && isFromElsewhere(request)) sendNothing(request, response)
    else next()
  })
  router.get('/at/:club', (request, response) => askForCode(building, request, response, request.params.club))
  router.post('/at/:club', (request, response) => takeCode(building, request, response, request.params.club))
  router.get('/:key', (request, response) => openForm(building, request, response, request.params.key))
  router.post('/name', (request, response) => takeName(building, request, response))
  router.post('/known', (request, response) => takeKnown(building, request, response))
  router.post('/remember', (request, response) => remember(building, request, response))
  router.post('/forget', (request, response) => forget(building, request, response))
  router.post('/not-me', (request, response) => takeBack(building, request, response))
  router.post('/guest-not-me', (request, response) => takeBackOfGuest(building, request, response))
  return router
}

/** The page that the QR leads to, for as long as its code holds. */
async function openForm(building: Building, request: Request, response: Response, key: string | undefined) {
  const said = claimed('here', key)
  if (!said) return sendNothing(request, response)
  await enterPage(building, request, response, said.club, async entered => {
    if (!isOurs(entered.club, 'here', said)) return null
    const { page: w } = entered.voice.words.checkIn
    if (!isCodeStep(entered.club, said.number)) return { status: 410, title: w.oldTitle, body: html`<p>${w.old}</p>` }
    return form(entered, request, said.ids.meeting)
  })
}

/** Where somebody types the four digits instead: of whichever club, and whether there is one, the same page. */
async function askForCode(building: Building, request: Request, response: Response, externalId: string, wrong = false) {
  const club = (await clubsIn(building.means.db)).find(one => one.externalId === externalId)
  const page = (words: Entered['voice']['words']) => {
    const { page: w } = words.checkIn
    return {
      status: wrong ? 422 : 200,
      title: w.codeTitle,
      body: html`
        ${wrong && html`<p class="care" role="alert">${w.codeWrong}</p>`}
        <form method="post" action="/here/at/${encodeURIComponent(externalId)}">
          <label for="code">${w.code}</label>
          <input id="code" name="code" inputmode="numeric" autocomplete="off" pattern="[0-9 ]*" maxlength="8" required>
          <button>${w.codeSubmit}</button>
        </form>`,
    }
  }
  if (!club) return sendPage(request, response, page)
  await enterPage(building, request, response, club.id, async ({ voice }) => page(voice.words))
}

async function takeCode(building: Building, request: Request, response: Response, externalId: string) {
  const club = (await clubsIn(building.means.db)).find(one => one.externalId === externalId)
  let fits = false
  if (club)
    await enterPage(building, request, response, club.id, async entered => {
      const typed = fieldOf(request, 'code', 20)
      const meeting = await meetingOfCode(entered.club, typed, {
        kind: 'address',
        types: 'code',
        address: addressOf(request),
      })
      if (isRefusal(meeting)) return 'unsent'
      fits = true
      return form(entered, request, meeting.id)
    })
  if (!fits) await askForCode(building, request, response, externalId, true)
}

type Trouble = NotArrived | null

/** The form for a name; whoever is remembered on this telephone has one button. */
async function form(entered: Entered, request: Request, meeting: string, trouble: Trouble = null) {
  const { club, voice } = entered
  const { page: w } = voice.words.checkIn
  const refused = await refusal(club, meeting)
  if (refused) return refusalPage(entered, refused)
  const ticket = signed(club, 'form', { meeting }, club.at.epochMilliseconds + formFor)
  const known = await knownBy(club, request)
  const ticketField = html`<input type="hidden" name="form" value="${ticket}">`
  const byName = html`
    ${trouble && html`<p class="care" role="alert">${trouble === 'too many' ? w.tooMany : w.unfound}</p>`}
    <form method="post" action="/here/name">
      ${ticketField}
      <label for="name">${w.name}<span id="name-hint">${w.nameHint}</span></label>
      <input id="name" name="name" aria-describedby="name-hint" autocomplete="name" maxlength="120" required value="${fieldOf(request, 'name')}">
      <label for="company">${w.company}<span id="company-hint">${w.companyHint}</span></label>
      <input id="company" name="company" aria-describedby="company-hint" autocomplete="organization" maxlength="120" value="${fieldOf(request, 'company')}">
      <button>${w.submit}</button>
    </form>`
  const body: Html = known
    ? html`
      <p>${w.known(known.fullName)}</p>
      <form method="post" action="/here/known">${ticketField}<button>${w.knownYes}</button></form>
      <form method="post" action="/here/forget">${ticketField}<button class="second">${w.forget}</button></form>
      <details${trouble && html` open`}><summary>${w.another}</summary>${byName}</details>`
    : byName
  return { status: trouble ? 422 : 200, title: w.title, body }
}

const refusal = async (club: ClubTx, id: string): Promise<Refusal | null> => {
  const meeting = await meetingUnclosed(club, id)
  return meeting && mayCheckIn(meeting, club.at)
}

const refusalPage = ({ voice }: Entered, refused: Refusal) => ({
  status: 410,
  title: voice.words.checkIn.page.title,
  body: html`<p>${voice.text(refused)}</p>`,
})

/** The member this telephone is remembered for, in this club; null for whoever else, and whoever has left. */
async function knownBy(club: ClubTx, request: Request) {
  const said = claimed('phone', cookieOf(request, phone))
  if (!said || said.club !== club.id || !isOurs(club, 'phone', said)) return null
  const isOld = club.at.epochMilliseconds - said.number > aYear * 1_000
  const member = await memberOf(club, said.ids.member)
  return isOld || isRefusal(member) || !isPresent(member, club.today) ? null : member
}

/** Opens the club of a form that was opened a while ago; nothing is here where it was made up, or is too old. */
async function withForm(
  building: Building,
  request: Request,
  response: Response,
  work: (entered: Entered, meeting: string) => ReturnType<typeof form>,
) {
  const said = claimed('form', fieldOf(request, 'form'))
  if (!said) return sendNothing(request, response)
  await enterPage(building, request, response, said.club, async entered => {
    if (!isOurs(entered.club, 'form', said)) return null
    const { page: w } = entered.voice.words.checkIn
    if (said.number < entered.club.at.epochMilliseconds)
      return { status: 410, title: w.oldTitle, body: html`<p>${w.old}</p>` }
    return work(entered, said.ids.meeting)
  })
}

const takeName = (building: Building, request: Request, response: Response) =>
  withForm(building, request, response, async (entered, meeting) => {
    const [name, company] = [fieldOf(request, 'name'), fieldOf(request, 'company')]
    const arrived = await arriveByName(entered.club, { meeting, name, company, address: addressOf(request) })
    if (arrived === 'not found' || arrived === 'too many') return form(entered, request, meeting, arrived)
    return isRefusal(arrived) ? refusalPage(entered, arrived) : welcome(entered, arrived, { known: false })
  })

const takeKnown = (building: Building, request: Request, response: Response) =>
  withForm(building, request, response, async (entered, meeting) => {
    const known = await knownBy(entered.club, request)
    if (!known) return form(entered, request, meeting)
    const arrived = await arriveByPhone(entered.club, meeting, known.id)
    return isRefusal(arrived) ? refusalPage(entered, arrived) : welcome(entered, arrived, { known: true })
  })

const forget = (building: Building, request: Request, response: Response) =>
  withForm(building, request, response, async ({ voice }) => {
    const { page: w } = voice.words.checkIn
    response.clearCookie(phone, cookieOptions(building))
    return { status: 200, title: w.title, body: html`<p>${w.forgotten}</p>` }
  })

/** It is noted. Only where it was noted just now, from here, it may be taken back from here. */
function welcome({ club, voice }: Entered, { name, meeting, made }: Arrived, { known }: { readonly known: boolean }) {
  const { page: w } = voice.words.checkIn
  const ids = { meeting: meeting.id }
  const isGuest = made !== null && 'guest' in made
  const key =
    made &&
    ('guest' in made
      ? signed(club, 'guest made', { ...ids, guest: made.guest }, made.at.epochMilliseconds)
      : signed(club, 'made', { ...ids, member: made.member }, made.at.epochMilliseconds))
  const field = html`<input type="hidden" name="made" value="${key}">`
  const body = html`
    <p>${w.noted}</p>
    ${
      key !== null &&
      html`
      ${
        !(known || isGuest) &&
        html`<form method="post" action="/here/remember">${field}<button class="second">${w.remember}</button></form>
        <p class="soft">${w.rememberHint}</p>`
      }
      <form method="post" action="/here/${isGuest ? 'guest-not-me' : 'not-me'}">${field}<button class="second">${w.notMe}</button></form>`
    }`
  return { status: 200, title: w.welcome(name), body }
}

async function withMade<U extends 'made' | 'guest made'>(
  use: U,
  building: Building,
  request: Request,
  response: Response,
  work: (entered: Entered, made: Signed<U>) => Promise<{ status: number; title: string; body: Html }>,
) {
  const said = claimed(use, fieldOf(request, 'made'))
  if (!said) return sendNothing(request, response)
  await enterPage(building, request, response, said.club, async entered =>
    isOurs(entered.club, use, said) ? work(entered, said) : null,
  )
}

const takeBack = (building: Building, request: Request, response: Response) =>
  withMade('made', building, request, response, async (entered, { ids, number }) =>
    gonePage(
      entered,
      await takeBackCheckIn(entered.club, { ...ids, at: Temporal.Instant.fromEpochMilliseconds(number) }),
    ),
  )

const takeBackOfGuest = (building: Building, request: Request, response: Response) =>
  withMade('guest made', building, request, response, async (entered, { ids, number }) =>
    gonePage(
      entered,
      await takeBackGuest(entered.club, { ...ids, at: Temporal.Instant.fromEpochMilliseconds(number) }),
    ),
  )

function gonePage(entered: Entered, gone: Meeting | Refusal) {
  const { page: w } = entered.voice.words.checkIn
  return isRefusal(gone)
    ? refusalPage(entered, gone)
    : { status: 200, title: w.takenBackTitle, body: html`<p>${w.takenBack}</p>` }
}

const remember = (building: Building, request: Request, response: Response) =>
  withMade('made', building, request, response, async (entered, { ids, number }) => {
    const { club, voice } = entered
    const { page: w } = voice.words.checkIn
    // Whoever has just checked in by this form may be remembered; a link kept for later may not.
    const isOld = club.at.epochMilliseconds - number > formFor
    if (isOld) return { status: 410, title: w.oldTitle, body: html`<p>${w.old}</p>` }
    const value = signed(club, 'phone', { member: ids.member }, club.at.epochMilliseconds)
    response.cookie(phone, value, { ...cookieOptions(building), maxAge: aYear * 1_000 })
    return { status: 200, title: w.remembered, body: html`<p>${w.noted}</p>` }
  })

const cookieOptions = ({ means }: Building) =>
  ({
    path: '/here',
    httpOnly: true,
    sameSite: 'lax',
    secure: means.publicUrl?.startsWith('https://') ?? false,
  }) as const
