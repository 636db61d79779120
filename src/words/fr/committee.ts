import type { CloseAnswer } from '../../terms/application.ts'
import type { Address } from '../../terms/speech.ts'
import type { Counted, Result, Tally, Voice, Vote } from '../../terms/vote.ts'
import { anyOf } from '../any-of.ts'
import type { committeeWords as english } from '../en/committee.ts'
import { addressed, listed, monthText, plural } from '../french.ts'
import { command, day, dayAndHour, line, named, soft, strong } from '../line.ts'

const daysToVote = Object.fromEntries([2, 3, 5, 7, 10, 14].map(days => [days, plural(days, 'jour')]))

const voiceNames: Readonly<Record<Voice, string>> = {
  yes: 'Oui',
  no: 'Non',
  later: 'Plus tard',
  concerned: 'Je suis concerné',
}

const closeNames: Readonly<Record<CloseAnswer, string>> = {
  gladly: 'Oui, volontiers',
  unsure: 'Difficile à dire',
  'rather-not': 'Plutôt non',
}

const results: Readonly<Record<Result, string>> = {
  yes: 'Le oui l’emporte.',
  no: 'Le non l’emporte.',
  later: '« Plus tard » l’emporte.',
  tie: 'Égalité : aucune réponse n’a plus de voix que les autres.',
  'too few': 'Trop peu de voix pour que le vote compte.',
}

const tallied = ({ yes, no, later }: Pick<Tally, Counted>) =>
  anyOf([yes, `oui ${yes}`], [no, `non ${no}`], [later, `plus tard ${later}`]) || 'aucune voix'

const votedSoFar = ({ voted, electors }: Pick<Vote, 'voted' | 'electors'>) =>
  voted === 0 ? `personne sur ${electors} pour l’instant` : `${voted} sur ${electors} pour l’instant`

const votedOf = ({ yes, no, later }: Pick<Tally, Counted>) => yes + no + later

export const committeeWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      'club-committee': {
        name: 'commission',
        says: 'qui vote sur les candidatures',
        title: 'La commission',
        submit: 'OK',
        asks: {},
        forms: {
          add: { title: 'À la commission', submit: 'Nommer', asks: { member: { name: 'membre', label: 'Qui ?' } } },
          remove: {
            title: 'Retirer de la commission',
            submit: 'Retirer',
            asks: { member: { name: 'membre', label: 'Qui ?', hint: 'La personne reste membre' } },
          },
        },
      },
      'club-candidates': {
        name: 'candidats',
        says: 'qui aimerait être membre, et où en est chaque candidature',
        title: 'Candidats',
        submit: 'OK',
        asks: {},
        forms: {
          rules: {
            title: 'Le vote',
            submit: 'Garder',
            asks: {
              quorum: {
                name: 'quorum',
                label: 'Combien doivent voter',
                choices: { 33: 'Un tiers', 50: 'La moitié', 66: 'Deux tiers', 100: 'Tous' },
              },
              days: { name: 'jours', label: 'Pendant combien de jours', choices: daysToVote },
            },
          },
        },
      },
      candidate: {
        name: 'candidat',
        says: 'un candidat avant la décision',
        title: 'Un candidat',
        submit: 'OK',
        asks: {},
        forms: {
          word: {
            title: 'Un mot à la commission',
            submit: 'Confier à la commission',
            asks: {
              words: {
                name: 'mots',
                label: 'Que doit-elle savoir ?',
                hint: say('Lu par la commission seule, avec votre nom', 'Lu par la commission seule, avec ton nom'),
              },
            },
          },
          note: {
            title: 'Notes d’entretien',
            submit: 'Garder',
            asks: {
              motivations: {
                name: 'motivations',
                label: 'Motivations',
                hint: 'Qu’est-ce qui ferait rester des années ? Pourquoi ici, et maintenant ?',
              },
              expectations: {
                name: 'attentes',
                label: 'Attentes',
                hint: 'Dans un an, qu’est-ce qui aura changé ? Qu’a-t-on déjà donné aux autres ?',
              },
              human: {
                name: 'personne',
                label: 'La personne',
                hint: 'Parle-t-elle bien des autres ? Un autre café avec elle ? Ni santé, ni religion, ni parti',
              },
            },
          },
        },
      },
    },
    title: 'La commission d’admission',
    who: (names, appointed) =>
      appointed ? line`${listed(names)}.` : line`Personne n’y est nommé : le bureau en tient lieu (${listed(names)}).`,
    does: () =>
      line`Elle lit les candidatures (${command('club', 'candidats')}) et vote. C’est une personne du bureau qui décide, jamais le bot.`,
    press: {
      add: 'Nommer quelqu’un',
      remove: 'Retirer quelqu’un',
      candidates: 'Candidats',
      committee: 'La commission',
      rules: 'Comment elle vote…',
      present: 'Présenter aux membres',
      unpresent: 'Ne plus présenter',
      word: 'Un mot à la commission…',
      wordBack: 'Le retirer',
      words: count => `Pour la commission seule (${count})`,
      note: 'Mes notes d’entretien…',
      noteAgain: 'Changer mes notes…',
      consult: names =>
        names.length === 1 ? `Demander en privé : ${names[0]}` : `Demander en privé à ${names.length} membres`,
      openVote: 'Ouvrir le vote',
      extend: 'Trois jours de plus',
    },
    namedTitle: name => `${name} fait partie de la commission`,
    releasedTitle: name => `${name} ne fait plus partie de la commission`,
    youAreTitle: say('Vous faites partie de la commission d’admission', 'Tu fais partie de la commission d’admission'),
    youAre: by =>
      line`${named({ name: by })} ${say('vous a', 't’a')} nommé. ${command('club', 'candidats')} montre qui aimerait être membre ; ${say('votre', 'ta')} voix ${say('vous', 'te')} sera demandée.`,
    youAreNotTitle: say(
      'Vous ne faites plus partie de la commission d’admission',
      'Tu ne fais plus partie de la commission d’admission',
    ),
    candidatesTitle: count =>
      count === 0 ? 'Candidats' : count === 1 ? 'Une candidature attend' : `${count} candidatures attendent`,
    noCandidates: () => line`Personne n’attend de réponse. ${command('apply')} propose quelqu’un.`,
    candidate: ({ name, company, laterOn, at }) =>
      line`${strong(name)}${company === null ? '' : line`, ${company}`} ${soft('·')} ${laterOn ? `sur la liste d’attente, jusqu’en ${monthText(laterOn)}` : line`depuis ${day(at)}`}`,
    stage: ({ mayShow, shown, words, vote }) => {
      const said = words === 0 ? '' : `, ${plural(words, 'mot pour la commission', 'mots pour la commission')}`
      if (vote?.closed)
        return line`A voté : ${vote.closed.result === 'too few' ? 'trop peu de voix' : tallied(vote.closed.tally)}${said}. Attend la décision.`
      if (vote) return line`Vote jusqu’à ${dayAndHour(vote.until)} : ${votedSoFar(vote)}${said}.`
      if (shown) return line`Présentée aux membres jusqu’à ${dayAndHour(shown.until)}${said}.`
      return mayShow
        ? line`Pas encore présentée aux membres.`
        : line`Reçue avant que les candidatures soient présentées aux membres.`
    },
    isShown: until => line`Présentée aux membres jusqu’à ${dayAndHour(until)}.`,
    wasShown: (until, words) =>
      line`Présentée aux membres jusqu’à ${dayAndHour(until)} : ${words === 0 ? 'personne n’a rien dit contre' : plural(words, 'mot pour la commission', 'mots pour la commission')}.`,
    voting: ({ voted, electors, until }) =>
      line`La commission vote jusqu’à ${dayAndHour(until)} : ${votedSoFar({ voted, electors })}.`,
    result: ({ tally, result }) =>
      result === 'too few'
        ? line`${strong(`${plural(votedOf(tally), 'voix', 'voix')} sur ${tally.electors}`)}. ${results[result]} Pour qu’aucune voix ne se devine, personne ne lit ce qu’elles disent.`
        : line`${strong(`Oui ${tally.yes}, non ${tally.no}, plus tard ${tally.later}`)} (${plural(votedOf(tally), 'voix', 'voix')} sur ${tally.electors}). ${results[result]}`,
    youDecide: result =>
      result === 'tie' || result === 'too few'
        ? line`${say('Parlez-en, donnez trois jours de plus, ou décidez', 'Parles-en, donne trois jours de plus, ou décide')}.`
        : line`Les chiffres ne décident de rien : c’est à ${say('vous', 'toi')} de le dire.`,
    theyDecide: () => line`Les chiffres ne décident de rien : une personne du bureau le fera.`,
    shownTitle: name => `${name} aimerait être des nôtres`,
    shown: until =>
      line`Jusqu’à ${dayAndHour(until)}, ${say('vous pouvez', 'tu peux')} dire un mot à la commission. Il reste entre elle et ${say('vous', 'toi')} ; personne ne voit ici si quelqu’un a écrit.`,
    shownOverTitle: 'Une candidature a été présentée ici',
    shownOver: () => line`C’est terminé. Merci de ${say('votre', 'ton')} attention.`,
    wordSaidTitle: say('La commission a votre mot', 'La commission a ton mot'),
    wordSaid: name => line`Au sujet : ${strong(name)}. Personne d’autre ne le lit.`,
    wordBackTitle: say('Votre mot est retiré. Rien n’en est gardé.', 'Ton mot est retiré. Rien n’en est gardé.'),
    wordsTitle: (name, count) =>
      count === 0 ? `${name} : rien n’est confié à la commission` : `${name} : ce que la commission seule lit`,
    wordOf: name => `Le mot d’un membre : ${name}`,
    noteOf: name => `Notes d’entretien : ${name}`,
    closeTold: 'Travailleraient-ils bien ensemble ?',
    closeSaid: (name, answer) => line`${strong(name)} : ${closeNames[answer].toLowerCase()}`,
    consulted: () => line`Les métiers proches ont été interrogés ; la commission lit les réponses.`,
    closeTitle: name => `${name} aimerait être des nôtres`,
    close: () =>
      line`Vos métiers sont proches : travailleriez-vous bien ensemble ? La commission seule lit ${say('votre', 'ta')} réponse, qui ne décide de rien.`,
    closeNoted: answer =>
      line`Merci, la commission a ${say('votre', 'ta')} réponse : ${strong(closeNames[answer])}. Elle se change jusqu’à la décision.`,
    closeAnswers: closeNames,
    closeOverTitle: 'Une question sur un candidat',
    closeOver: () => line`C’est réglé entre-temps. Merci.`,
    notedTitle: say('Vos notes sont gardées', 'Tes notes sont gardées'),
    noted: name => line`Au sujet : ${strong(name)}. Pour la commission seule ; effacées avec la candidature.`,
    wordsStay: () => line`Pour la commission seule. Cette consultation est notée au journal.`,
    showingOverTitle: name => `${name} : les membres l’ont vu`,
    voteClosedTitle: name => `${name} : la commission a voté`,
    ballotTitle: name => `${name} : ${say('votre', 'ta')} voix`,
    ballot: ({ until, voted, electors, needed }) =>
      line`Jusqu’à ${dayAndHour(until)}, ou jusqu’à ce que tous aient voté, ${say('vous pouvez', 'tu peux')} la donner, et la changer. Personne ne voit qui a dit quoi : seulement combien ont voté (${voted} sur ${electors} ; il en faut ${needed}).`,
    voiceNoted: voice =>
      line`${say('Votre', 'Ta')} voix est notée : ${strong(voiceNames[voice])}. ${say('Vous seul lisez', 'Toi seul lis')} ceci.`,
    untilThen: until => line`Elle se change jusqu’à ${dayAndHour(until)}, ou jusqu’à ce que tous aient voté.`,
    voices: voiceNames,
    votedTitle: 'Merci',
    ballotOverTitle: 'Le vote est clos',
    notYoursTitle: say('Ce vote est terminé pour vous', 'Ce vote est terminé pour toi'),
    ballotOver: () => line`Merci. Le bureau lit les chiffres, et décide.`,
    notYours: () =>
      line`${say('Votre', 'Ta')} voix n’est plus demandée : qui est proche d’un candidat, ou n’est plus de la commission, ne vote pas.`,
    rulesTitle: 'C’est noté, pour les prochains votes',
    rules: ({ quorum, days }) =>
      line`${plural(days, 'jour')} pour voter ; le vote compte quand ${quorum} % de ceux qui le peuvent ont voté.`,
    why: {
      shown: () => line`Le bureau présente un candidat aux membres pendant deux jours, avant le vote de la commission.`,
      showingOver: () =>
        line`Un candidat a été présenté aux membres pendant deux jours. Le bureau est prévenu une fois de ce qui peut suivre.`,
      close: () =>
        line`Le métier d’un candidat est proche ${say('du vôtre', 'du tien')} : le bureau pose cette question une fois, avant la décision.`,
      ballot: () => line`${say('Vous êtes', 'Tu es')} de la commission d’admission, et le bureau a ouvert un vote.`,
      voteClosed: () => line`Tous ont voté, ou le temps est écoulé. Le bureau lit les chiffres.`,
      named: by =>
        line`${named({ name: by })} ${say('vous a mis', 't’a mis')} à la commission d’admission. Qui est nommé en est prévenu.`,
    },
  }
}
