/** What the clocks remark on, with its Spanish: what contradicts, what is missing, what lateness does to fees. Read after the working. */

export const remarks: readonly (readonly [english: string, spanish: string])[] = [
	// Receipt.
	[
		'Receipt is given as {first} and as {last}: the due date is counted from the first, the latest date from the last. Keep the one that can be proved.',
		'La recepción figura el {first} y el {last}: el plazo se cuenta desde la primera y la última fecha desde la segunda. Conserve la que se pueda probar.',
	],
	[
		'No event says when the agency received the request, and its clock starts only then. Enter that day, or the day of an automatic receipt.',
		'Ningún registro dice cuándo recibió la agencia la solicitud, y su reloj empieza solo entonces. Registre ese día, o el del acuse automático.',
	],
	[
		'No event says when the proper component received the request; the clock starts at the end of the ten days for routing.',
		'Ningún registro dice cuándo recibió la solicitud la oficina competente; el reloj empieza al terminar los diez días para turnarla.',
	],
	[
		'The clarification was answered on {day}; the time starts anew there: that is day 0.',
		'La aclaración se respondió el {day}; ahí empieza de nuevo el plazo: ese es el día 0.',
	],
	[
		'The clarification answered on {day} was asked for after the time had ended on {end}; it does not start the time anew.',
		'La aclaración respondida el {day} se pidió cuando el plazo ya había terminado el {end}; no lo empieza de nuevo.',
	],
	[
		'The clarification answered on {day} has no question before it; it does not start the time anew.',
		'La aclaración respondida el {day} no tiene pregunta anterior; no empieza de nuevo el plazo.',
	],
	[
		'The rules for requests made before 2 October 1997 are not on file; no date is given for one of {day}.',
		'No constan las reglas para solicitudes anteriores al 2 de octubre de 1997; no se da fecha para una del {day}.',
	],
	[
		'The rules of the {law} before {from} are not on file; no date is given for a request of {day}.',
		'No constan las reglas de {law} anteriores al {from}; no se da fecha para una solicitud del {day}.',
	],
	['On {day} the request of {made} is {n} days old.', 'El {day} la solicitud del {made} tiene {n} días de antigüedad.'],
	[
		'There is no rule pack “{name}”; the dates select the rules.',
		'No existe el conjunto de reglas «{name}»; las fechas eligen las reglas.',
	],
	// Stops and more time.
	[
		'The fee question of {day} has no answer of its own; the answer of {back} is taken to be for both. Enter another one if there was one.',
		'La pregunta sobre cargos del {day} no tiene respuesta propia; se entiende que la respuesta del {back} es para las dos. Registre otra si la hubo.',
	],
	[
		'The request for information of {day} has no answer of its own; the answer of {back} is taken to be for both. Enter another one if there was one.',
		'La pregunta del {day} no tiene respuesta propia; se entiende que la respuesta del {back} es para las dos. Registre otra si la hubo.',
	],
	[
		'The notice names {day}, before the time ends anyway on {end}; it shortens nothing. Look at the letter again.',
		'El aviso indica el {day}, antes de que el plazo termine de todos modos el {end}; no acorta nada. Revise la carta.',
	],
	[
		'The notice names {day}; the law allows no later day than {end}.',
		'El aviso indica el {day}; la ley no permite un día posterior al {end}.',
	],
	[
		'The agreement of {day} names no date; it moves nothing. Enter the date that was agreed.',
		'El acuerdo del {day} no indica fecha; no mueve nada. Registre la fecha que se acordó.',
	],
	[
		'The {n} working days of extension were used on the request; the appeal gets none.',
		'Los {n} días hábiles de prórroga se usaron en la solicitud; a la apelación no le queda ninguno.',
	],
	['The ten days of extension are to be had once in all.', 'Los diez días de prórroga se dan una sola vez en total.'],
	// Fees.
	['No determination came by {day}.', 'No llegó ninguna decisión para el {day}.'],
	['The time to decide runs until {day}.', 'El plazo para decidir corre hasta el {day}.'],
	['The determination of {day} came in time.', 'La decisión del {day} llegó a tiempo.'],
	[
		'A notice of unusual circumstances in time excuses the delay until {day}.',
		'Un aviso de circunstancias inusuales a tiempo excusa la demora hasta el {day}.',
	],
	[
		'Requests made before 31 December 2008 have no fee bar.',
		'Para las solicitudes anteriores al 31 de diciembre de 2008 no hay prohibición de cobrar.',
	],
	[
		'Under the law from 2008 to 2016 fees were not barred where unusual circumstances applied.',
		'Según la ley de 2008 a 2016, no se prohibía cobrar cuando había circunstancias inusuales.',
	],
	[
		'A court found exceptional circumstances, which excuses the delay for as long as its order says.',
		'Un tribunal reconoció circunstancias excepcionales, lo que excusa la demora por el tiempo que diga su orden.',
	],
	[
		'More than 5,000 pages are needed, the notice came in time, and the agency discussed the request or tried to at least three times.',
		'Se necesitan más de 5,000 páginas, el aviso llegó a tiempo y la agencia habló de la solicitud o lo intentó al menos tres veces.',
	],
	// Letters and appeals.
	[
		'The letter is dated {day}; it must leave at least {n} working days.',
		'La carta tiene fecha del {day}; debe dejar al menos {n} días hábiles.',
	],
	[
		'The letter of {day} sets a time for our answer, but the event does not say how many days. Read them from the letter and enter "working_days" or "reply_by".',
		'La carta del {day} fija un plazo para nuestra respuesta, pero el registro no dice cuántos días. Léalos en la carta y registre «working_days» o «reply_by».',
	],
	[
		'The letter of {day} asks for an answer by {by}, sooner than the {n} working days that OIP’s guidance asks for. Answer in time, and object.',
		'La carta del {day} pide respuesta a más tardar el {by}, antes de los {n} días hábiles que pide la guía de OIP. Responda a tiempo y objete.',
	],
	[
		'The letter of {day} asks again whether we are still interested; without good cause it may be asked only once. Answer in time, and object.',
		'La carta del {day} pregunta otra vez si aún hay interés; sin buena causa solo se puede preguntar una vez. Responda a tiempo y objete.',
	],
	[
		'The guidance on still-interested letters is younger than this request.',
		'La guía sobre las cartas que preguntan si aún hay interés es posterior a esta solicitud.',
	],
	[
		'The letter of {day} starts a time for appeal, but before July 2016 only the agency’s own regulation sets it, and no agency is named. Read the days from the letter.',
		'La carta del {day} inicia un plazo para apelar, pero antes de julio de 2016 solo lo fija el reglamento de la propia agencia, y no se nombra ninguna. Lea los días en la carta.',
	],
	[
		'The letter of {day} starts a time for appeal, but before July 2016 only the agency’s own regulation sets it, and none is on file for {agency}. Read the days from the letter.',
		'La carta del {day} inicia un plazo para apelar, pero antes de julio de 2016 solo lo fija el reglamento de la propia agencia, y no consta ninguno de {agency}. Lea los días en la carta.',
	],
	[
		'The appeal must have arrived by 5 pm Eastern time on that day: sending it is not enough.',
		'La apelación debe haber llegado a más tardar a las 5 p. m., hora del este, de ese día: no basta con enviarla.',
	],
	['Sent on {day}.', 'Enviada el {day}.'],
	['Received on {day}.', 'Recibida el {day}.'],
	['That is after the window, which ended on {day}.', 'Es después del plazo, que terminó el {day}.'],
	[
		'The appeal of {day} came after its last day, {end}. Ask the agency to take it all the same, or make the request anew.',
		'La apelación del {day} llegó después de su último día, el {end}. Pida a la agencia que la acepte de todos modos o presente de nuevo la solicitud.',
	],
	[
		'The appeal is decided on {day}, before it is received on {received}; correct one of the two.',
		'La apelación figura decidida el {day}, antes de recibirse el {received}; corrija una de las dos.',
	],
	['It was denied on {day}; that can be reviewed at once.', 'Se negó el {day}; eso se puede revisar de inmediato.'],
	// In court.
	[
		'The holidays of the state where {court} sits are not on file, so they are not left out. Look whether a last day falls on one.',
		'No constan los feriados del estado donde está {court}, así que no se descuentan. Revise si un último día cae en uno.',
	],
	[
		'The claim arises on {day}, when the appeal was decided.',
		'El derecho a demandar nace el {day}, cuando se decidió la apelación.',
	],
	[
		'The determination of {day} came after the suit of {suit}; the right to sue for silence stands.',
		'La decisión del {day} llegó después de la demanda del {suit}; el derecho a demandar por silencio se mantiene.',
	],
	[
		'The complaint of {day} was filed before {latest}, the day after the latest arguable due date; the government may call it premature.',
		'La demanda del {day} se presentó antes del {latest}, el día siguiente de la última fecha que se puede sostener; el gobierno puede llamarla prematura.',
	],
	[
		'The complaint is served on {day}, before it is filed on {filed}; correct one of the two.',
		'La demanda figura notificada el {day}, antes de presentarse el {filed}; corrija una de las dos.',
	],
	[
		'Service on the United States Attorney is not entered; the answer is counted from service on the agency, which the government need not accept.',
		'No consta la notificación al fiscal federal; la contestación se cuenta desde la notificación a la agencia, cosa que el gobierno no tiene que aceptar.',
	],
	[
		'Service on the United States Attorney is not entered; the answer is counted from service on the Attorney General, which the government need not accept.',
		'No consta la notificación al fiscal federal; la contestación se cuenta desde la notificación al Procurador General, cosa que el gobierno no tiene que aceptar.',
	],
	[
		'The order of {day} names {due}; a day the court names is not moved.',
		'La orden del {day} indica el {due}; un día que el tribunal nombra no se mueve.',
	],
	['The order of {day} gives {n} working days: {due}.', 'La orden del {day} da {n} días hábiles: {due}.'],
	['The order of {day} gives {n} days: {due}.', 'La orden del {day} da {n} días: {due}.'],
	[
		'The order of {day} sets no day that could be read. Enter "due", "days" or a "schedule".',
		'La orden del {day} no fija ningún día que se pudiera leer. Registre «due», «days» o un «schedule».',
	],
	// What starts a time in a state.
	['Determination on {day}; that day is not counted.', 'Decisión del {day}; ese día no se cuenta.'],
	['Adverse determination on {day}; that day is not counted.', 'Decisión adversa del {day}; ese día no se cuenta.'],
	['Partial grant on {day}; that day is not counted.', 'Entrega parcial del {day}; ese día no se cuenta.'],
	['Glomar on {day}; that day is not counted.', 'Respuesta Glomar del {day}; ese día no se cuenta.'],
	[
		'No records on {day}; that day is not counted.',
		'Respuesta de que no hay registros del {day}; ese día no se cuenta.',
	],
	[
		'Administrative closure on {day}; that day is not counted.',
		'Cierre administrativo del {day}; ese día no se cuenta.',
	],
	['Last installment on {day}; that day is not counted.', 'Última entrega del {day}; ese día no se cuenta.'],
	['Clarification requested on {day}; that day is not counted.', 'Aclaración pedida el {day}; ese día no se cuenta.'],
	['Request received on {day}; that day is not counted.', 'Solicitud recibida el {day}; ese día no se cuenta.'],
	['Acknowledgement on {day}; that day is not counted.', 'Acuse de recibo del {day}; ese día no se cuenta.'],
	['Appeal denied on {day}; that day is not counted.', 'Apelación negada el {day}; ese día no se cuenta.'],
	['Appeal decided on {day}; that day is not counted.', 'Apelación decidida el {day}; ese día no se cuenta.'],
	['{what} on {day}; that day is not counted.', 'Registro del {day} («{what}»); ese día no se cuenta.'],
	// Days that cannot be.
	[
		'The day {day} of {of} lies outside {first} to {last}, the years the calendars cover; it was left aside. Correct it.',
		'El día {day} de un registro ({of}) está fuera de {first} a {last}, los años que cubren los calendarios; se dejó de lado. Corríjalo.',
	],
	[
		'The entry of {entry}: “{day}” lies outside {first} to {last}, the years the calendars cover; that date was left aside.',
		'El registro del {entry}: «{day}» está fuera de {first} a {last}, los años que cubren los calendarios; esa fecha se dejó de lado.',
	],
];
