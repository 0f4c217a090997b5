import type { Label } from '../../../shared/model';

/** What a sample note says in each part of the PIRP format; people are "the person", never named. */
export interface SampleNoteText {
  readonly purpose: Label;
  readonly intervention: Label;
  readonly response: Label;
  readonly plan: Label;
}

/** Notes after a one-to-one contact. */
export const INDIVIDUAL_NOTES: readonly [SampleNoteText, ...SampleNoteText[]] = [
  {
    purpose: {
      en: 'We met to look at how the first weeks back at work are going and what helps on hard days.',
      es: 'Nos reunimos para ver cómo van las primeras semanas de regreso al trabajo y qué ayuda en los días difíciles.',
    },
    intervention: {
      en: 'I listened, shared how I handled payday weekends in my own first year, and we wrote a short list of people to call.',
      es: 'Escuché, compartí cómo manejé los fines de semana de pago en mi primer año y escribimos una lista corta de personas a quienes llamar.',
    },
    response: {
      en: '"I did not think anybody else planned their Fridays." Put the list on the phone before leaving.',
      es: '«No pensé que alguien más planeara sus viernes». Guardó la lista en el teléfono antes de irse.',
    },
    plan: {
      en: 'Check-in by phone on Friday afternoon. Bring the work schedule next time.',
      es: 'Seguimiento por teléfono el viernes por la tarde. Traerá el horario de trabajo la próxima vez.',
    },
  },
  {
    purpose: {
      en: 'Follow-up on housing: the shelter bed ends this month and there is a waiting list for the sober living house.',
      es: 'Seguimiento de vivienda: la cama del refugio termina este mes y hay lista de espera para la casa de vida sobria.',
    },
    intervention: {
      en: 'We called the house together on speaker and filled in the application. I explained which papers are needed.',
      es: 'Llamamos juntos a la casa por altavoz y llenamos la solicitud. Expliqué qué documentos hacen falta.',
    },
    response: {
      en: 'Was relieved to hear there is a place in two weeks. Wants to tell family only once it is certain.',
      es: 'Sintió alivio al saber que hay lugar en dos semanas. Quiere contarle a su familia solo cuando sea seguro.',
    },
    plan: {
      en: 'Bring the identity card on Tuesday so we can copy it for the application.',
      es: 'Traer la identificación el martes para copiarla para la solicitud.',
    },
  },
  {
    purpose: {
      en: 'The person asked for time to talk after a return to use over the weekend.',
      es: 'La persona pidió tiempo para hablar después de volver al consumo el fin de semana.',
    },
    intervention: {
      en: 'I thanked them for coming in, shared that my own path was not a straight line, and asked what they need today. We went over where to get naloxone.',
      es: 'Agradecí que viniera, compartí que mi propio camino no fue recto y pregunté qué necesita hoy. Repasamos dónde conseguir naloxona.',
    },
    response: {
      en: '"I almost did not come. I am glad nobody looked at me differently." Took a naloxone kit along.',
      es: '«Casi no vengo. Qué bueno que nadie me miró distinto». Se llevó un estuche de naloxona.',
    },
    plan: {
      en: 'Meet every other day this week. They will call their counselor today; I offered to sit with them while they do.',
      es: 'Reunirnos un día sí y otro no esta semana. Llamará hoy a su consejera; ofrecí acompañar la llamada.',
    },
  },
  {
    purpose: {
      en: 'Went over the letter from the court and what has to be done before the next date.',
      es: 'Revisamos la carta del tribunal y lo que hay que hacer antes de la próxima fecha.',
    },
    intervention: {
      en: 'Read the letter together, marked the dates in a paper calendar and practiced what to say to the officer.',
      es: 'Leímos juntos la carta, marcamos las fechas en un calendario de papel y practicamos qué decirle al oficial.',
    },
    response: {
      en: 'Said the calendar makes it feel possible. Still worried about the bus on the morning of the hearing.',
      es: 'Dijo que con el calendario parece posible. Le preocupa el autobús la mañana de la audiencia.',
    },
    plan: {
      en: 'I will ask about a ride for that morning. Next meeting the day before the hearing.',
      es: 'Preguntaré por un transporte para esa mañana. Próxima reunión el día antes de la audiencia.',
    },
  },
  {
    purpose: {
      en: 'Talked about sleep and evenings, which are the hardest time of the day.',
      es: 'Hablamos del sueño y de las noches, el momento más difícil del día.',
    },
    intervention: {
      en: 'Shared what helped me in the evenings. We made a plan for the hours between eight and eleven, with two meetings close to home.',
      es: 'Compartí lo que me ayudó por las noches. Hicimos un plan para las horas entre las ocho y las once, con dos reuniones cerca de casa.',
    },
    response: {
      en: 'Chose the Wednesday meeting and one walk with a neighbor. Laughed for the first time in a while.',
      es: 'Eligió la reunión del miércoles y una caminata con un vecino. Se rió por primera vez en un tiempo.',
    },
    plan: {
      en: 'Try the plan for one week and tell me what did not work.',
      es: 'Probar el plan una semana y contarme qué no funcionó.',
    },
  },
  {
    purpose: {
      en: 'First talk after the brief intake: what matters to the person and what they want from us.',
      es: 'Primera conversación después del ingreso breve: qué le importa a la persona y qué espera de nosotros.',
    },
    intervention: {
      en: 'I told a part of my story, explained what a peer worker does and does not do, and we looked at the group schedule.',
      es: 'Conté una parte de mi historia, expliqué qué hace y qué no hace un trabajador de apoyo y vimos el horario de grupos.',
    },
    response: {
      en: 'Wants to see their children more often and to keep the job at the warehouse. Would rather start with one to one than with a group.',
      es: 'Quiere ver más a sus hijos y conservar el trabajo en el almacén. Prefiere empezar con reuniones individuales antes que con un grupo.',
    },
    plan: {
      en: 'Meet on Thursdays. Visit one group together in two weeks, only to look.',
      es: 'Reunirnos los jueves. Visitar juntos un grupo en dos semanas, solo para conocerlo.',
    },
  },
];

/** Notes after a group, about one person's part in it. */
export const GROUP_NOTES: readonly [SampleNoteText, ...SampleNoteText[]] = [
  {
    purpose: {
      en: 'Group about noticing early signs. The person wanted to find out what comes before a hard evening.',
      es: 'Grupo sobre reconocer las primeras señales. La persona quería descubrir qué viene antes de una noche difícil.',
    },
    intervention: {
      en: 'Led the exercise with the week drawn as a line, and shared my own early signs.',
      es: 'Dirigí el ejercicio de dibujar la semana como una línea y compartí mis propias señales.',
    },
    response: {
      en: 'Spoke twice and named skipping lunch as a first sign. Stayed afterwards to talk.',
      es: 'Habló dos veces y nombró saltarse el almuerzo como primera señal. Se quedó después a conversar.',
    },
    plan: {
      en: 'Eat at noon this week and tell the group how it went.',
      es: 'Comer al mediodía esta semana y contarle al grupo.',
    },
  },
  {
    purpose: {
      en: 'Group about people who help and people who make it harder.',
      es: 'Grupo sobre las personas que ayudan y las que lo hacen más difícil.',
    },
    intervention: {
      en: 'Explained the circles exercise, went around and asked what support looks like for each person.',
      es: 'Expliqué el ejercicio de los círculos, di la vuelta y pregunté a cada quien cómo es el apoyo que le sirve.',
    },
    response: {
      en: 'Listened most of the time, then said that a sister belongs closer to the middle than it looked.',
      es: 'Escuchó casi todo el tiempo y luego dijo que una hermana va más cerca del centro de lo que parecía.',
    },
    plan: {
      en: 'Call the sister before the next group.',
      es: 'Llamar a la hermana antes del próximo grupo.',
    },
  },
];
