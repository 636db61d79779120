import { setTimeout as pause } from 'node:timers/promises'
import { webApi } from '@slack/bolt'
import type { KnownBlock, ModalView } from '@slack/types'
import type { Answer, MessageRef } from '../../contract/platform.ts'
import { correctPress } from '../../grammar/press.ts'
import { decodePress } from '../../grammar/press-id.ts'
import { note, plainText } from '../../view/build.ts'
import { allInWords, isCarried } from '../../view/carried.ts'
import { plainLine, type Room } from '../../view/plain.ts'
import type { Form, View } from '../../view/view.ts'
import { wordsFor } from '../../words/words.ts'
import { drawMessage, type SlackMessage } from './draw.ts'
import { isNotReady, share, upload } from './files.ts'
import { drawCard, drawForm, type Origin } from './forms.ts'
import { limits } from './limits.ts'
import { carriedHere, remembered } from './metadata.ts'
import { fold } from './text.ts'

type Stays = Omit<MessageRef, 'place'>

type Said = { text: string; blocks: KnownBlock[]; replace_original: boolean; response_type?: 'ephemeral' }

/** The ways that one gesture leaves open for its answer. */
export type Way = {
  readonly client: webApi.WebClient
  readonly account: string
  /** Good for one form, for three seconds. */
  readonly trigger?: string
  /** Shows him something where he is; present for a command, a mention and a button on a message. */
  readonly respond?: (said: Said) => Promise<unknown>
  readonly origin: Origin
  /** The modal or page that was pressed, where there is no message. */
  readonly window?: { readonly id: string; readonly kind: 'modal' | 'home' }
  /** A form as it is drawn here, with the names of the members already chosen in it. */
  readonly named: (form: Form) => Promise<Form>
  /** An answer had to be written to him as a message, which stays. */
  readonly stays: (ref: Stays) => void
  /** Tells the log what went wrong; gives the reference that the person is shown. */
  readonly report: (error: unknown) => string
}

/** Gives an answer to the person, by the best way that is still open; a DM is the last. */
export async function give(answer: Answer, way: Way): Promise<void> {
  switch (answer.kind) {
    case 'nothing':
    case 'options':
      return
    case 'show':
      return await show(answer.view, answer.room, way)
    case 'replace':
      return await replace(answer.view, answer.room, way)
    case 'ask':
    case 'correct':
      return await ask(answer.form, answer.room, way)
  }
}

/**
 * Gives an answer that came while the window waited for it: the window becomes it, and a receipt stands where the form was
 * opened. A window that was closed meanwhile, or that Slack would not change, takes no answer with it.
 */
export async function giveLate(answer: Answer, way: Way, window: string): Promise<void> {
  if (answer.kind === 'nothing' || answer.kind === 'options') return
  if (answer.kind === 'show' || answer.kind === 'replace') {
    // The receipt must not be lost: it comes first.
    try {
      await give(answer, way)
    } finally {
      await change(window, drawCard(answer.view, answer.room), way)
    }
    return
  }
  const problems = answer.kind === 'correct' ? answer.problems : {}
  const drawn = drawForm(await way.named(answer.form), answer.room, way.origin, problems)
  if (!(await change(window, drawn, way))) await offerForm(answer.form, answer.room, way)
}

/** Whether the window stands changed; one that is not there any more is no fault. */
async function change(window: string, view: ModalView, way: Way): Promise<boolean> {
  try {
    await way.client.views.update({ view_id: window, view })
    return true
  } catch (error) {
    if (!isClosed(error)) way.report(error)
    return false
  }
}

const isClosed = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && error.data.error === 'not_found'

/** An answer that only he sees, as the body of an acknowledgement or of a response. */
export const privately = (message: SlackMessage) => ({
  response_type: 'ephemeral' as const,
  replace_original: false,
  ...message,
})

/**
 * Slack attaches nothing to what one person alone sees (slackapi/node-slack-sdk#1790): an answer with a picture or a file is
 * given in words, and comes whole as a direct message. Gives what the answer itself says then.
 */
async function whole(view: View, room: Room, way: Way): Promise<View> {
  if (!view.blocks.some(isCarried)) return view
  const words = allInWords(view)
  try {
    const uploaded = new Map<string, string>()
    const carried = carriedHere(view)
    for (const [digest, one] of carried) uploaded.set(digest, await upload(way.client, one))
    const ref = await posted(way, drawMessage(view, room, undefined, uploaded))
    for (const [digest, one] of carried)
      if (one.kind === 'file' && ref) await share(way.client, ref, uploaded.get(digest)!, one.name)
    if (ref) way.stays({ ...ref, files: remembered(uploaded) })
    return { ...words, blocks: [...words.blocks, note([plainText(inDirect[room.language])])] }
  } catch (error) {
    way.report(error)
    return words
  }
}

const inDirect: Record<Room['language'], string> = {
  fr: 'Avec image ou fichier, je vous l’envoie en message privé.',
  en: 'With its picture or file it is in your direct messages.',
}

async function show(card: View, room: Room, way: Way): Promise<void> {
  const view = await whole(card, room, way)
  if (way.respond) return await respondOr(way, privately(drawMessage(view, room)))
  const instead = () => direct(way, drawMessage(view, room))
  if (!way.window || !way.trigger) return await instead()
  try {
    await openWindow(drawCard(view, room), way, instead)
  } catch (error) {
    way.report(error)
    await instead()
  }
}

async function replace(card: View, room: Room, way: Way): Promise<void> {
  const view = await whole(card, room, way)
  const pressed = way.respond !== undefined && way.origin.pressed === true
  if (pressed) return await respondOr(way, { replace_original: true, ...drawMessage(view, room) })
  if (way.window?.kind === 'modal' && (await change(way.window.id, drawCard(view, room), way))) return
  await show(view, room, way)
}

async function ask(form: Form, room: Room, way: Way): Promise<void> {
  if (!way.trigger) return await offerForm(form, room, way)
  try {
    const drawn = drawForm(await way.named(form), room, way.origin)
    await openWindow(drawn, way, () => offerForm(form, room, way))
  } catch (error) {
    const sorry = plainLine(wordsFor(room).general.oops(way.report(error)), room)
    await show({ title: sorry, blocks: [] }, room, way)
  }
}

/** Opens a modal, on top of the one that was pressed; `instead` happens when the click is too old for it. */
async function openWindow(view: ModalView, way: Way, instead: () => Promise<void>): Promise<void> {
  const trigger_id = way.trigger ?? ''
  try {
    if (way.window?.kind === 'modal') await way.client.views.push({ trigger_id, view })
    else await way.client.views.open({ trigger_id, view })
  } catch (error) {
    const code = error instanceof webApi.WebAPIPlatformError ? tooLate(error) : 'other'
    if (code === 'other') throw error
    if (code === 'too late') await instead()
  }
}

/** Slack says it in two ways. A trigger already exchanged means that the form is open: the gesture came twice. */
function tooLate(error: webApi.WebAPIPlatformError): 'too late' | 'already open' | 'other' {
  const { error: code, response_metadata } = error.data
  if (code === 'exchanged_trigger_id') return 'already open'
  if (code === 'expired_trigger_id' || code === 'push_limit_reached') return 'too late'
  const messages = JSON.stringify(response_metadata ?? '')
  return code === 'invalid_arguments' && messages.includes('trigger_id') ? 'too late' : 'other'
}

/** A button that opens the form: pressing gives a new trigger. */
async function offerForm(form: Form, room: Room, way: Way): Promise<void> {
  const press = decodePress(form.id)
  const id = press?.about ? correctPress(press.command, press.about) : form.id
  const label = fold(wordsFor(room).general.buttons.open, limits.button)
  const view: View = {
    title: form.title,
    blocks: [{ kind: 'actions', actions: [{ kind: 'button', id, label, style: 'primary' }] }],
  }
  const message = drawMessage(view, room)
  if (way.respond) await respondOr(way, privately(message))
  else await direct(way, message)
}

/** A response URL lives 30 minutes and five uses; after that he is told in his DM. */
async function respondOr(way: Way, said: Said): Promise<void> {
  try {
    await way.respond?.(said)
  } catch {
    await direct(way, { text: said.text, blocks: said.blocks })
  }
}

async function direct(way: Way, message: SlackMessage): Promise<void> {
  const ref = await posted(way, message)
  if (ref) way.stays(ref)
}

async function posted(way: Way, message: SlackMessage): Promise<Stays | undefined> {
  const quiet = { ...message, unfurl_links: false, unfurl_media: false }
  for (let tries = 1; ; tries++) {
    try {
      const { channel, ts } = await way.client.chat.postMessage({ channel: way.account, ...quiet })
      return channel === undefined || ts === undefined ? undefined : { channel, message: ts }
    } catch (error) {
      if (!isNotReady(error) || tries === mostTries) throw error
      await pause(secondsBetween * 1_000)
    }
  }
}

/** For a picture that Slack is still looking at. */
const mostTries = 5
const secondsBetween = 1
