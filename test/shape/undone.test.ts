import { expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { noticeCommand } from '../../commands/notice.ts'

/**
 * `/help` promises that a slip can be put right. Every button there is: what takes it back (buttons of the
 * same command, or `command button` of another's), or why nothing has to.
 */

const all = [...commands, noticeCommand({} as never)]

const reads = 'it only reads'
const opens = 'it opens a form, which is closed by not sending it'
const undoes = 'it is itself what takes back: doing the thing again undoes it'
const forward = 'it asks once more before anything is done'

/** What takes it back: one of these buttons. */
type By = { readonly by: readonly string[] }
const by = (...buttons: readonly string[]): By => ({ by: buttons })

const table: Readonly<Record<string, By | string>> = {
  'intro accept': by('decline'),
  'intro decline': by('accept'),
  'intro later': by('accept', 'decline'),
  'intro send': by('undo'),
  'intro change': opens,
  'intro thank': opens,
  'intro undo': undoes,
  'intro met': by('met-no', 'met-not-yet'),
  'intro met-not-yet': by('met', 'met-no'),
  'intro met-no': by('met', 'met-not-yet'),
  'intro with': opens,
  'intro publish':
    'it is the second press: the first shows what the club will read; a correction of the profile is read there',

  'refer contacted': by('amend'),
  'refer meeting': by('amend'),
  'refer quoted': by('amend'),
  'refer won': by('amend'),
  'refer lost': by('amend'),
  'refer not-a-fit': by('amend'),
  'refer step': by('amend'),
  'refer still': by('not-still'),
  'refer not-still': undoes,
  'refer deny': by('contacted', 'meeting', 'quoted', 'lost', 'not-a-fit', 'rate'),
  'refer amend': by('amend'),
  'refer rate': by('rate'),
  'refer again': opens,
  'refer to': opens,
  'refer undo': undoes,
  'refer pleasure': 'a kind word that has been read stays said; nothing follows from it',
  'refer pass-it': by('undo'),
  'refer not-yet': by('pass-it'),

  'referrals open': reads,
  'referrals held': reads,
  'referrals filter': reads,
  'referrals list': reads,
  'referrals found': reads,
  'referrals file': reads,
  'referrals put-right': opens,
  'referrals ask-giver': 'a kind question that has been read stays asked; nothing follows from it',
  'referrals ask-receiver': 'a kind question that has been read stays asked; nothing follows from it',

  'pause take': opens,
  'pause undo': undoes,
  'pause renew': by('back-to'),
  'pause end': by('resume'),
  'pause back-to': undoes,
  'pause resume': by('undo'),

  'profile open': reads,
  'profile of': reads,
  'profile trade': opens,
  'profile needs': opens,
  'profile messages': opens,
  'profile steps': opens,
  'profile present': reads,
  'profile undo': 'what it puts back is said, and each part of the profile can be changed again',
  'problem new': opens,
  'problem without': 'nobody has been asked: the form is opened anew',
  'problem convene': by('undo'),
  'problem undo': undoes,
  'problem first': by('no', 'other', 'both'),
  'problem other': by('no', 'first', 'both'),
  'problem both': by('no', 'first', 'other'),
  'problem no': by('first'),
  'problem open-now': 'it opens the conversation of those who come: another moment, or none, is said there',
  'problem helped': by('not-helped', 'not-held'),
  'problem not-helped': by('helped', 'not-held'),
  'problem not-held': by('helped', 'not-helped'),
  'problem thank': opens,

  'directory search': opens,
  'directory everybody': reads,
  'directory found': reads,
  'directory never-met': reads,
  'directory meet': opens,

  'thanks undo': undoes,
  'thanks in-channel': by('between-us'),
  'thanks between-us': by('in-channel'),
  'thanks right': by('not-quite'),
  'thanks not-quite': by('right'),
  'thanks amend': opens,
  'thanks for-referral': opens,
  'thanks which': by('undo'),
  'thanks no-referral': by('undo'),
  'thanks as-written': by('undo'),

  'one-to-one propose': opens,
  'one-to-one yes': 'it opens the conversation of the two: another day, or none, is said there',
  'one-to-one no': by('yes'),
  'one-to-one held': by('not-held'),
  'one-to-one not-held': by('held'),
  'one-to-one pick': by('unpick', 'moments', 'call-off'),
  'one-to-one unpick': by('pick'),
  'one-to-one moments': opens,
  'one-to-one call-off': 'the others have been told: another day is proposed',
  'one-to-one guide': reads,
  'one-to-one useful': by('not-useful'),
  'one-to-one not-useful': by('useful'),
  'one-to-one thank': opens,
  'one-to-one log': opens,
  'one-to-one amend': opens,
  'one-to-one undo-log': undoes,
  'one-to-one undo': undoes,

  'ask new': opens,
  'ask mine': reads,
  'ask others': reads,
  'ask open': reads,
  'ask answer': reads,
  'ask edit': opens,
  'ask withdraw': by('renew', 'new'),
  'ask close': by('renew'),
  'ask renew': by('close', 'edit'),
  'ask help': opens,
  'ask amend': opens,
  'ask undo-answer': by('help'),
  'ask helped': by('not-helped'),
  'ask not-helped': by('helped'),
  'ask thank': opens,
  'ask still': 'the club reads once more what stands open all the same: closing it is the way back',
  'ask know': opens,
  'ask not-for-me': by('help'),
  'ask waiting': reads,
  'ask pass': opens,
  'ask leave': by('not-leave'),
  'ask not-leave': undoes,
  'offer new': opens,
  'apart open': reads,
  'apart add': opens,
  'apart keep': by('release'),
  'apart release': by('keep'),

  'round skip': by('join'),
  'round join': by('skip'),

  'club-business open': reads,

  'club-pairs open': reads,
  'club-pairs add': opens,
  'club-pairs keep': by('release'),
  'club-pairs release': by('keep'),

  'meeting present': by('withdraw', 'absent'),
  'meeting absent': by('withdraw', 'present'),
  'meeting yes': by('withdraw'),
  'meeting no': by('withdraw'),
  'meeting substitute': opens,
  'meeting guest': opens,
  'meeting guest-member': 'nothing was noted: the guest is announced again, as somebody else',
  'meeting guest-another': by('withdraw-guest'),
  'meeting withdraw': undoes,
  'meeting withdraw-guest': undoes,
  'meeting followed': by('not-followed'),
  'meeting not-followed': by('followed'),
  'meeting who': reads,
  'meeting ahead': reads,
  'meeting plan': opens,
  'meeting unplan': forward,
  'meeting unplan-yes': undoes,
  'meeting move': opens,
  'meeting cancel': forward,
  'meeting cancel-yes': by('restore'),
  'meeting restore': by('cancel', 'rest'),
  'meeting rest': by('restore'),
  'meeting details': opens,
  'series save': by('unplan', 'end', 'edit'),
  'series change': opens,
  'series other': 'the other meaning stands on the button in its place; nothing is saved yet',
  'series details': opens,
  'series show': reads,
  'series edit': opens,
  'series end': forward,
  'series end-yes': by('resume'),
  'series end-from': forward,
  'series end-from-yes': by('resume'),
  'series resume': by('end'),
  'series unplan': forward,
  'series unplan-yes': undoes,

  'roll-call open': opens,
  'roll-call undo': by('open'),
  'roll-call not-held': forward,
  'roll-call not-held-yes': by('held-after-all'),
  'roll-call held-after-all': by('not-held-yes'),

  'standing contest': opens,
  'standing close': by('reopen'),
  'standing reopen': by('close'),
  'standing take-back': by('contest'),
  'standing acts': reads,
  'standing speak': by('unsay-speak'),
  'standing spare': by('unsay-spare'),
  'standing clear': by('unsay-clear'),
  'standing unsay-speak': by('speak'),
  'standing unsay-spare': by('spare'),
  'standing unsay-clear': by('clear'),
  'standing later': by('not-later'),
  'standing not-later': by('later'),
  'standing no-more': by('again'),
  'standing again': by('no-more'),
  'standing gladly': 'the other is asked at once, in words of a coffee: he is told otherwise by a word',
  'standing introduce': opens,
  'standing not-now': 'it writes nothing',

  'digest open': reads,
  'digest names': reads,
  'digest who': reads,

  'my-data object': by('take-back'),
  'my-data take-back': by('object'),
  'my-data export': reads,
  'my-data erase': forward,
  'my-data erase-yes': by('erase-back'),
  'my-data erase-back': by('erase'),

  'club set-up': opens,
  'club take-over': opens,
  'club confirm': opens,
  'club undo-take-over': undoes,

  'my-data language': by('language'),

  'club-members open': reads,
  'club-members away': reads,
  'club-members requests': reads,
  'club-members left': reads,
  'club-members add': opens,
  'club-members link': opens,
  'club-members unlink': opens,
  'club-members end': opens,
  'club-members tick': opens,
  'club-members end-this': by('undo-end'),
  'club-members same': by('end-this', 'unlink-this'),
  'club-members another': by('end-this', 'unlink-this'),
  'club-members link-as': by('unlink'),
  'club-members undo-end': by('end-this', 'end'),
  'club-members unlink-this': by('link'),
  'club-members link-yes': by('unlink'),
  'club-members link-no': by('link'),
  'club-members link-choose': opens,

  'club-organizers open': reads,
  'club-organizers add': opens,
  'club-organizers remove': opens,
  'club-organizers add-this': by('remove-this'),
  'club-organizers remove-this': by('add-this'),

  'club-settings open': opens,
  'club-settings again': reads,
  'club-settings language': by('language'),
  'club-settings drop': by('open'),

  'link ask': opens,
  'link not-me': by('ask'),

  'notice why': reads,
  'notice off': by('on'),
  'notice on': by('off'),
  'notice open': reads,
  'notice hello': 'it lets messages come: each kind of them is switched off beneath it',
}

test('every button is taken back by another, or says why it need not be', () => {
  const buttons = all.flatMap(({ name, buttons }) => Object.keys(buttons).map(button => `${name} ${button}`))
  expect(Object.keys(table).sort()).toEqual(buttons.sort())
})

test('what takes a press back is a button of the same command', () => {
  const lost = Object.entries(table).flatMap(([pressed, said]) => {
    if (typeof said === 'string') return []
    const { buttons } = all.find(({ name }) => name === pressed.split(' ')[0])!
    return said.by.filter(button => !Object.hasOwn(buttons, button)).map(button => `${pressed}: ${button}`)
  })
  expect(lost).toEqual([])
})
