import type { AuditedAs } from '../../terms/audited.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Inline, Line } from '../../view/view.ts'
import type { auditWords as english } from '../en/audit.ts'
import { de } from '../french.ts'
import { dayAndHour, line, named } from '../line.ts'

/** A member as he is named, and with the `de` that his name takes. */
type Whom = { readonly one: Inline | string; readonly of: Line | string }

/** What was done, after the name of whoever did it. */
const done: Record<AuditedAs | 'said', (whom: Whom) => Line> = {
  'member-added': whom => line`a mis ${whom.one} sur la liste`,
  'member-returned': whom => line`a remis ${whom.one} sur la liste`,
  'member-joining-undone': whom => line`a annulé l’ajout ${whom.of}`,
  'membership-ended': whom => line`a mis fin à l’adhésion ${whom.of}`,
  'membership-end-undone': whom => line`a annulé la fin de l’adhésion ${whom.of}`,
  'left-by-himself': () => line`a quitté le club`,
  'account-linked': whom => line`a relié un compte à ${whom.one}`,
  'account-unlinked': whom => line`a délié un compte ${whom.of}`,
  'organizer-named': whom => line`a fait entrer ${whom.one} au bureau`,
  'organizer-released': whom => line`a fait sortir ${whom.one} du bureau`,
  'organizer-confirmed': whom => line`a confirmé ${whom.one} au bureau`,
  'committee-named': whom => line`a fait entrer ${whom.one} à la commission d’admission`,
  'committee-released': whom => line`a fait sortir ${whom.one} de la commission d’admission`,
  'roll-dispute-answered': whom => line`a répondu à ${whom.one}, qui dit y avoir été`,
  'roll-dispute-reopened': whom => line`a repris sa réponse à ${whom.one} sur un appel`,
  'settings-changed': () => line`a changé les réglages du club`,
  'weights-changed': () => line`a changé ce que pèsent les actes`,
  'regions-loaded': () => line`a chargé des chiffres de régions`,
  'club-set-up': () => line`a mis le club en place`,
  'club-taken-over': () => line`a repris le club`,
  'take-over-undone': () => line`a annulé la reprise du club`,
  import: () => line`a importé un historique`,
  'nudges-left-off': () => line`a arrêté un genre de coup de pouce`,
  'nudges-sent-all-the-same': () => line`laisse partir un genre de coup de pouce`,
  'application-accepted': () => line`a accepté une candidature`,
  'application-later': () => line`a mis une candidature en attente`,
  'application-open': () => line`a repris une décision d’admission`,
  'application-refused': () => line`a décliné une candidature`,
  'application-withdrawn': () => line`a noté le retrait d’une candidature`,
  'application-reviewed': () => line`a noté un échange avec un membre de quelques mois`,
  'application-review-undone': () => line`a repris la note d’un tel échange`,
  'candidate-shown': () => line`a montré une candidature aux membres`,
  'candidate-unshown': () => line`ne montre plus une candidature`,
  'candidate-words-seen': () => line`a lu ce que des membres disent d’une candidature`,
  'candidate-close-asked': () => line`a demandé leur avis à des membres d’un métier voisin`,
  'vote-opened': () => line`a ouvert un vote`,
  'vote-extended': () => line`a prolongé un vote`,
  'coffee-proposed': () => line`a proposé un café à deux membres`,
  'coffee-undone': () => line`a repris un café proposé`,
  'contest-closed': () => line`a clos une remarque sur un bilan`,
  'contest-reopened': () => line`a rouvert une remarque sur un bilan`,
  'digest-left-alone': () => line`a fait taire une ligne du point hebdo`,
  'digest-told-again': () => line`a fait revenir une ligne du point hebdo`,
  'standing-seen': () => line`a regardé le bilan d’un membre`,
  'erase-asked': () => line`a demandé son effacement`,
  'erase-taken-back': () => line`a repris sa demande d’effacement`,
  erased: () => line`a effacé un ancien membre`,
  'guest-added': () => line`a ajouté un invité`,
  'guest-taken-off': () => line`a retiré un invité`,
  'prospect-forgotten': () => line`a fait oublier un prospect`,
  'prospect-shown': () => line`a remis ce qui est gardé d’un prospect`,
  'prospect-wish-lifted': () => line`a noté qu’un prospect peut de nouveau être recommandé`,
  'roll-taken': () => line`a fait un appel`,
  'roll-corrected': () => line`a corrigé un appel`,
  'roll-undone': () => line`a annulé un appel`,
  'roll-correction-undone': () => line`a annulé la correction d’un appel`,
  'check-in-taken-away': () => line`a retiré un pointage`,
  'check-in-put-back': () => line`a remis un pointage`,
  said: () => line`a répondu sur un bilan`,
}

const whom = (member: MemberRef | null): Whom =>
  member ? { one: named(member), of: de(member, named(member)) } : { one: 'un ancien membre', of: 'd’un ancien membre' }

export const auditWords = (): typeof english => ({
  commands: {
    'club-audit': {
      name: 'journal',
      says: 'ce que le bureau a fait du club et des membres',
      title: 'Ce que le bureau a fait',
      submit: 'Voir',
      asks: {},
    },
  },
  title: 'Ce que le bureau a fait',
  nothing: () => line`Rien n’est noté pour l’instant.`,
  told: ({ at, by, what, about }) =>
    line`${dayAndHour(at)}, ${by ? named(by) : 'qui héberge Assidu'} ${done[what](whom(about))}`,
  names: () =>
    line`Candidats, prospects et bilans ne sont nommés ici à personne. Chaque membre lit dans ses données qui a regardé les siennes.`,
  press: { open: 'Ce que le bureau a fait…', earlier: 'Plus tôt' },
})
