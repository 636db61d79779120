import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { api, follow, Trouble } from './api.js'
import { conversationsOf, itemsOf, merged } from './conversations.js'
import { memory, place } from './memory.js'
import { runningClock, untilNextMinute } from './time.js'
import { wordsOf } from './words.js'

/** @import { Answer, Channel, Choice, ClockMove, ClockNow, FieldValue, FirstStep, FirstSteps, Gone, PageAction, PageForm, PageMessage, Person } from '../api.ts' */
/** @import { Passed } from './clock.js' */
/** @import { Conversation, Echo, Read } from './conversations.js' */
/** @import { Typed } from './fields.js' */

/** @typedef {Person & { guest: boolean }} Someone */

/** What became of a form that was sent. @typedef {{ problems?: Record<string, string>, form?: string | undefined, trouble?: string }} Submitted */

/** A form that was closed with something in it. @typedef {{ form: PageForm, typed: Typed }} Draft */

/** What a press was answered by, and the message it was made on. @typedef {{ id: string, from: string }} Answered */

/** All that the components are given. @typedef {ReturnType<typeof useClub>} Club */

/** @param {readonly PageMessage[]} messages */
const lastOf = messages => messages.reduce((last, message) => Math.max(last, message.n), 0)

/** The club's time as it runs; a new answer of the server sets it right. */
function useClock() {
  const [said, setSaid] = useState(/** @type {ClockNow | undefined} */ (undefined))
  const [now, setNow] = useState(/** @type {string | undefined} */ (undefined))
  const read = useRef(/** @type {(() => string) | undefined} */ (undefined))
  useEffect(() => {
    if (!said) return
    const running = runningClock(said.now)
    read.current = running
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer
    const tick = () => {
      setNow(running())
      timer = setTimeout(tick, untilNextMinute(running()) + 50)
    }
    tick()
    return () => clearTimeout(timer)
  }, [said])
  return { said, setSaid, now: now ?? said?.now, read: () => read.current?.() ?? said?.now ?? '' }
}

/**
 * The inbox of one person, loaded once and then followed as it grows.
 *
 * @param {string | undefined} as
 * @param {{ onTrouble: (error: unknown) => void, onClock: (clock: ClockNow) => void, onNews: () => void, onElsewhere: () => void }} told
 */
function useInbox(as, { onTrouble, onClock, onNews, onElsewhere }) {
  const [inbox, setInbox] = useState(
    /** @type {{ as: string | undefined, messages: PageMessage[] }} */ ({ as: undefined, messages: [] }),
  )
  const [live, setLive] = useState(/** @type {'live' | 'trying'} */ ('live'))
  const [attempt, setAttempt] = useState(0)
  const add = useCallback(
    (/** @type {string} */ whose, /** @type {readonly PageMessage[]} */ arrived) =>
      setInbox(before => (before.as === whose ? { as: whose, messages: merged(before.messages, arrived) } : before)),
    [],
  )
  const takeOff = useCallback(
    (/** @type {string} */ whose, /** @type {Gone} */ { id }) =>
      setInbox(before =>
        before.as === whose ? { as: whose, messages: before.messages.filter(one => one.id !== id) } : before,
      ),
    [],
  )
  useEffect(() => {
    if (as === undefined) return
    let stop = () => {}
    let gone = false
    api.inbox(as).then(
      ({ messages, last }) => {
        if (gone) return
        setInbox({ as, messages: merged([], messages) })
        setLive('live')
        stop = follow(as, last, {
          onMessage: message => {
            add(as, [message])
            onNews()
          },
          onClock,
          onElsewhere,
          onGone: gone => takeOff(as, gone),
          onState: state => (state === 'lost' ? setAttempt(attempt + 1) : setLive(state)),
        })
      },
      error => {
        if (gone) return
        onTrouble(error)
        setLive('trying')
        const timer = setTimeout(() => setAttempt(attempt + 1), 3000)
        stop = () => clearTimeout(timer)
      },
    )
    return () => {
      gone = true
      stop()
    }
  }, [as, attempt])
  return { messages: inbox.as === as ? inbox.messages : [], loaded: inbox.as === as, add, live }
}

/**
 * How far each person has read each conversation; kept by the browser.
 *
 * @param {string} as
 * @param {boolean} loaded
 * @param {readonly PageMessage[]} messages
 */
function useRead(as, loaded, messages) {
  const [all, setAll] = useState(() => memory.get('read') ?? {})
  const read = all[as] ?? {}
  const change = (/** @type {Record<string, Read>} */ next) => {
    setAll(next)
    memory.set('read', next)
  }
  // A demo that was set up anew counts from one again: marks from before would hide everything.
  useEffect(() => {
    if (loaded && Object.values(read).some(mark => mark > lastOf(messages))) change({ ...all, [as]: {} })
  }, [loaded, as])
  return {
    read,
    all,
    mark: (/** @type {string} */ key, /** @type {number} */ n) => {
      if ((read[key] ?? 0) < n) change({ ...all, [as]: { ...read, [key]: n } })
    },
  }
}

/** Milliseconds: several messages that come together make one look. */
const A_MOMENT = 300

/** Calls once for all that happens within a moment. @param {() => void} call */
function useSoon(call) {
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined))
  return () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(call, A_MOMENT)
  }
}

/** What to try first, read again from the records whenever something happened. @param {(error: unknown) => void} onTrouble */
function useFirstSteps(onTrouble) {
  const [first, setFirst] = useState(/** @type {FirstSteps | undefined} */ (undefined))
  const load = useSoon(() => api.steps().then(setFirst, onTrouble))
  return { first, load }
}

/** One opens the club as whoever looks after it. @param {readonly Someone[]} people */
const opensAs = people => (people.find(one => one.role === 'organizer') ?? people[0])?.id

/** Everything the page knows and can do; the components only show it. */
export function useClub() {
  const [people, setPeople] = useState(/** @type {Someone[] | undefined} */ (undefined))
  const [as, setAs] = useState(() => place.get().as ?? memory.get('as'))
  const [chosenLanguage, setChosenLanguage] = useState(() => memory.get('language'))
  const [settledFor, setSettledFor] = useState(/** @type {string | undefined} */ (undefined))
  const [channels, setChannels] = useState(/** @type {Channel[] | undefined} */ (undefined))
  const [ready, setReady] = useState(false)
  const [key, setKey] = useState(() => place.get().in ?? (place.get().as ? 'channel:club' : 'channel:organizers'))
  const [echoes, setEchoes] = useState(/** @type {Echo[]} */ ([]))
  const [pending, setPending] = useState(/** @type {{ message: string, action: string } | undefined} */ (undefined))
  const [busy, setBusy] = useState(false)
  const [form, setForm] = useState(/** @type {PageForm | undefined} */ (undefined))
  const [drafts, setDrafts] = useState(/** @type {Record<string, Draft>} */ ({}))
  const [trouble, setTrouble] = useState(/** @type {string | undefined} */ (undefined))
  const [moving, setMoving] = useState(false)
  const [report, setReport] = useState(/** @type {Passed | undefined} */ (undefined))
  const [guideClosed, setGuideClosed] = useState(() => memory.get('guide') === 'closed')
  /** What the latest press or form was answered by, and from which message. */
  const [answered, setAnswered] = useState(/** @type {Answered | undefined} */ (undefined))
  const askedFrom = useRef(/** @type {string | undefined} */ (undefined))
  const clock = useClock()
  const counter = useRef(0)

  const person = people?.find(one => one.id === as)
  // Whoever chose a language for one he was reads it as the next one too, until that one is settled.
  const wished = person && settledFor !== person.id ? chosenLanguage : undefined
  const language = wished ?? person?.language ?? chosenLanguage ?? 'fr'
  const words = wordsOf(language)

  const sentenceOf = (/** @type {unknown} */ error) =>
    (error instanceof Trouble ? error.problem : undefined) ??
    (error instanceof Trouble && error.status === 0 ? words.unreachable : words.unexpected)
  const say = (/** @type {unknown} */ error) => setTrouble(sentenceOf(error))

  const loadPeople = () =>
    api.people().then(list => {
      const found = list.map(one => ({ ...one, guest: one.id.startsWith('guest-') }))
      setPeople(found)
      setAs(before => (found.some(one => one.id === before) ? before : opensAs(found)))
    })
  const loadClock = () => api.clock().then(clock.setSaid)
  const loadChannels = async () => {
    if (person) setChannels(await api.channels(person.id))
  }
  const steps = useFirstSteps(say)
  const begin = () => {
    setTrouble(undefined)
    Promise.all([loadPeople(), loadClock(), loadChannels()]).catch(say)
    steps.load()
  }
  useEffect(begin, [])

  const lookAround = useSoon(() => {
    loadPeople().catch(say)
    steps.load()
  })
  const inbox = useInbox(person?.id, {
    onTrouble: say,
    onNews: steps.load,
    onElsewhere: lookAround,
    // Another window may have moved it.
    onClock: told => {
      clock.setSaid(told)
      lookAround()
    },
  })
  const { read, all: readOfAll, mark } = useRead(person?.id ?? '', inbox.loaded, inbox.messages)

  useEffect(() => {
    if (!person) return
    memory.set('as', person.id)
    place.set({ as: person.id })
    loadChannels().catch(say)
  }, [person?.id, language])
  // Before the conversation that was asked for is found, another would take what is typed.
  useEffect(() => {
    if (channels && inbox.loaded) setReady(true)
  }, [channels, inbox.loaded])
  useEffect(() => {
    if (!person || !inbox.loaded || settledFor === person.id) return
    const { id } = person
    const settle = async () => {
      if (wished !== undefined && wished !== person.language) {
        take(await api.language({ as: id, language: wished, in: 'direct' }))
        await loadPeople()
      }
      setSettledFor(id)
    }
    settle().catch(say)
  }, [person?.id, inbox.loaded])
  // What he chooses in the club itself, or takes back there, is the choice.
  useEffect(() => {
    if (!person || settledFor !== person.id || !chosenLanguage || chosenLanguage === person.language) return
    setChosenLanguage(person.language)
    memory.set('language', person.language)
  }, [person?.language, settledFor])
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const conversations = useMemo(
    () => conversationsOf(channels ?? [], inbox.messages, read),
    [channels, inbox.messages, read],
  )
  // The one with Assidu is always there.
  const conversation = /** @type {Conversation} */ (conversations.find(one => one.key === key) ?? conversations[0])
  const items = useMemo(
    () =>
      itemsOf(
        conversation.key,
        inbox.messages,
        echoes.filter(echo => echo.as === person?.id),
      ),
    [conversation.key, inbox.messages, echoes, person?.id],
  )
  useEffect(() => place.set({ in: conversation.key }), [conversation.key])

  const unread = conversations.reduce((sum, one) => sum + one.unread, 0)
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}Assidu · ${conversation.title}`
  }, [unread, conversation.title])

  /** Who, of the others, has something new in his own conversation with the bot. */
  const waiting = useMemo(
    () =>
      new Set(
        (people ?? [])
          .filter(one => one.id !== person?.id && (one.last ?? 0) > (readOfAll[one.id]?.direct ?? 0))
          .map(one => one.id),
      ),
    [people, readOfAll, person?.id],
  )

  /** Who does what is done here; the page offers nothing to do before somebody is chosen. */
  const me = () => {
    if (!person) throw new Error('nobody is chosen yet')
    return person.id
  }
  const echo = (/** @type {Echo['kind']} */ kind, /** @type {string} */ text) => {
    counter.current += 1
    const id = `echo-${counter.current}`
    const order = lastOf(inbox.messages) + 0.5 + counter.current / 1e6
    const as = me()
    setEchoes(before => [
      ...before,
      { id, kind, text, as, key: conversation.key, order, at: clock.read(), state: 'sending' },
    ])
    return (/** @type {Partial<Echo>} */ change) =>
      setEchoes(before => before.map(one => (one.id === id ? { ...one, ...change } : one)))
  }
  const take = (/** @type {Answer} */ answer) => {
    inbox.add(me(), answer.messages)
    if (answer.form) setForm(answer.form)
    loadPeople().catch(say)
    steps.load()
  }
  /** The same, for what was asked from a message: its answer may stand far from it. @type {(answer: Answer, from: string | undefined) => void} */
  const takeFrom = (answer, from) => {
    take(answer)
    askedFrom.current = answer.form ? from : undefined
    const [said] = answer.messages.filter(message => message.id !== from)
    if (said && from) setAnswered({ id: said.id, from })
  }

  /** His conversations come with him: what is typed before they are known would be lost with another's. @param {string} id */
  async function become(id) {
    setTrouble(undefined)
    try {
      const his = await api.channels(id)
      setChannels(his)
      setForm(undefined)
      setAnswered(undefined)
      setAs(id)
    } catch (error) {
      say(error)
    }
  }

  const actions = {
    /** Answers whether it went well, so that the composer keeps what was typed when it did not. */
    async say(/** @type {string} */ text) {
      setTrouble(undefined)
      setAnswered(undefined)
      setBusy(true)
      const change = echo('say', text)
      try {
        take(await api.say({ as: me(), text, in: conversation.id }))
        change({ state: 'done' })
        return true
      } catch (error) {
        change({ state: 'failed', problem: sentenceOf(error) })
        return false
      } finally {
        setBusy(false)
      }
    },
    /** @type {(message: PageMessage, action: PageAction, option?: Choice) => Promise<void>} */
    async press(message, action, option) {
      setTrouble(undefined)
      setAnswered(undefined)
      setPending({ message: message.id, action: action.id })
      const body = { as: me(), message: message.id, action: action.id }
      try {
        takeFrom(await api.press(option ? { ...body, value: option.id } : body), message.id)
      } catch (error) {
        say(error)
      } finally {
        setPending(undefined)
      }
    },
    closeAnswered: () => setAnswered(undefined),
    closeGuide() {
      setGuideClosed(true)
      memory.set('guide', 'closed')
    },
    /** @type {(id: string, values: Record<string, FieldValue>) => Promise<Submitted>} */
    async submit(id, values) {
      try {
        const answer = await api.submit({ as: me(), form: id, values, in: conversation.id })
        if ('problems' in answer) return { problems: answer.problems, form: answer.form }
        // A form may lead to the next one: it opens when this one has closed.
        const from = askedFrom.current
        setTimeout(() => takeFrom(answer, from))
        return {}
      } catch (error) {
        return { trouble: sentenceOf(error) }
      }
    },
    /** @type {(typed: Typed | undefined, closed: PageForm) => void} */
    closeForm(typed, closed) {
      setForm(current => (current?.id === closed.id ? undefined : current))
      setDrafts(({ [me()]: _, ...others }) => (typed ? { ...others, [me()]: { form: closed, typed } } : others))
    },
    resumeForm: () => setForm(drafts[me()]?.form),
    dropDraft: () => setDrafts(({ [me()]: _, ...others }) => others),
    open(/** @type {string} */ next) {
      setAnswered(undefined)
      setKey(next)
    },
    become,
    async addGuest(/** @type {string} */ name) {
      try {
        const guest = await api.addPerson(name, language)
        await loadPeople()
        await become(guest.id)
        setKey('direct')
      } catch (error) {
        say(error)
      }
    },
    async moveClock(/** @type {ClockMove} */ step) {
      setTrouble(undefined)
      setMoving(true)
      try {
        const moved = await api.moveClock(step)
        setReport({ now: moved.now, done: moved.done, failed: moved.failed })
        await Promise.all([loadClock(), loadPeople()])
        steps.load()
      } catch (error) {
        say(error)
      } finally {
        setMoving(false)
      }
    },
    closeReport: () => setReport(undefined),
    closeTrouble: () => setTrouble(undefined),
    /** The bot's answers too: the member he is chooses it, and is told so where he is. @param {'fr' | 'en'} next */
    async chooseLanguage(next) {
      try {
        take(await api.language({ as: me(), language: next, in: conversation.id }))
        await loadPeople()
        setChosenLanguage(next)
        memory.set('language', next)
      } catch (error) {
        say(error)
      }
    },
    markRead: () => mark(conversation.key, lastOf(inbox.messages)),
    begin,
  }

  return {
    people,
    person,
    ready,
    language,
    words,
    conversations,
    conversation,
    items,
    loaded: inbox.loaded,
    live: inbox.live,
    read,
    unread,
    waiting,
    pending,
    busy,
    form,
    draft: person && drafts[person.id],
    trouble,
    answered,
    first: guideClosed || !steps.first?.steps.length ? undefined : steps.first,
    messages: inbox.messages,
    clock: clock.said && { ...clock.said, now: clock.now ?? clock.said.now },
    moving,
    report,
    ...actions,
  }
}
