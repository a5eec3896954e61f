/** The sentences of the working and the remarks, as the engine writes them, with their Spanish. Where one holds another, the longer one stands first. */

export const sentences: readonly (readonly [english: string, spanish: string])[] = [
	// Receipt and start.
	['Received on {day}: that is day 0.', 'Recibida el {day}: ese es el día 0.'],
	['Delivered on {day}.', 'Entregada el {day}.'],
	[
		'Mail came to the building on {mail}; it counts as received when it was physically received.',
		'El correo llegó al edificio el {mail}; cuenta como recibida cuando se recibió físicamente.',
	],
	[
		'Mail delivered on {mail}, while offices were closed for want of appropriations, is received when they open: {day}. That is day 0.',
		'El correo entregado el {mail}, mientras las oficinas estaban cerradas por falta de fondos, se recibe cuando abren: {day}. Ese es el día 0.',
	],
	[
		'Where a regulation deems what comes on a day or hour without office received on the next working day: {day}.',
		'Donde un reglamento da por recibido al siguiente día hábil lo que llega en día u hora sin oficina: {day}.',
	],
	[
		'Another component received it on {first}; the proper one had it on {day}, within {n} working days. The clock starts there: that is day 0.',
		'Otra oficina la recibió el {first}; la competente la tuvo el {day}, dentro de {n} días hábiles. El reloj empieza ahí: ese es el día 0.',
	],
	[
		'Another component received it on {first}; the clock starts no later than {n} working days after that, on {day}: that is day 0.',
		'Otra oficina la recibió el {first}; el reloj empieza a más tardar {n} días hábiles después, el {day}: ese es el día 0.',
	],
	[
		'Another component received it on {first}; the clock starts no later than {n} calendar days after that, on {day}: that is day 0.',
		'Otra oficina la recibió el {first}; el reloj empieza a más tardar {n} días naturales después, el {day}: ese es el día 0.',
	],
	[
		'Read word for word the statute says ten days, which would end on {day}; the guidance and the regulations count working days.',
		'Leída palabra por palabra, la ley dice diez días, que terminarían el {day}; las guías y los reglamentos cuentan días hábiles.',
	],
	[
		'The proper component received it on {day}: that is day 0. Before 31 December 2008 no rule limited the time for routing.',
		'La oficina competente la recibió el {day}: ese es el día 0. Antes del 31 de diciembre de 2008 ninguna regla limitaba el tiempo para turnarla.',
	],
	[
		'Postmarked on {day}; where receipt cannot be proved it counts as received on the third business day after.',
		'Con matasellos del {day}; donde no se puede probar la recepción, cuenta como recibida al tercer día hábil siguiente.',
	],
	['Counted as received on {day}.', 'Cuenta como recibida el {day}.'],
	['Counted from {day}.', 'Se cuenta desde el {day}.'],
	[
		'There are {n} days of receipt, {days}: the due date is counted from the first, the latest date from the last. Keep the one that can be proved.',
		'Hay {n} días de recepción, {days}: el plazo se cuenta desde el primero y la última fecha desde el último. Conserve el que se pueda probar.',
	],
	// Counting.
	[
		'{n} working days are counted, stops left out; day {k} is {day}.',
		'Se cuentan {n} días hábiles, sin las pausas; el día {k} es el {day}.',
	],
	[
		'{n} working days: day 1 is {first}, day {k} is {day}.',
		'{n} días hábiles: el día 1 es el {first}, el día {k} es el {day}.',
	],
	[
		'{n} business days: day 1 is {first}, day {k} is {day}.',
		'{n} días hábiles: el día 1 es el {first}, el día {k} es el {day}.',
	],
	[
		'{n} court days: day 1 is {first}, day {k} is {day}.',
		'{n} días de tribunal: el día 1 es el {first}, el día {k} es el {day}.',
	],
	['The next working day is {day}.', 'El siguiente día hábil es el {day}.'],
	['The next business day is {day}.', 'El siguiente día hábil es el {day}.'],
	['Not counted besides weekends: {days}.', 'Además de los fines de semana no se cuentan: {days}.'],
	['{n} calendar days after {first}: {day}.', '{n} días naturales después del {first}: {day}.'],
	['{n} months after {first}: {day}.', '{n} meses después del {first}: {day}.'],
	[
		'{n} years after {first}: {day}. That year has no 29 February, so the day before it holds.',
		'{n} años después del {first}: {day}. Ese año no tiene 29 de febrero, así que vale el día anterior.',
	],
	['{n} years after {first}: {day}.', '{n} años después del {first}: {day}.'],
	['The day after {first}: {day}.', 'El día después del {first}: {day}.'],
	['That day is a weekend; it moves on to {day}.', 'Ese día cae en fin de semana; pasa al {day}.'],
	[
		'That day is not counted as open: {why}; it moves on to {day}.',
		'Ese día no se cuenta como hábil: {why}; pasa al {day}.',
	],
	['Not yet checked against the primary text.', 'Aún no cotejado con el texto primario.'],
	[
		'No reading of the law gives a later date than {day}.',
		'Ninguna lectura de la ley da una fecha posterior al {day}.',
	],
	['No reading gives a later date than {day}.', 'Ninguna lectura da una fecha posterior al {day}.'],
	[
		'Latest arguable date: {day}, counting from {first}, leaving out {days}.',
		'Última fecha que se puede sostener: {day}, contando desde el {first} y sin contar {days}.',
	],
	[
		'Latest arguable date: {day}, counting from {first}.',
		'Última fecha que se puede sostener: {day}, contando desde el {first}.',
	],
	['Latest arguable date: {day}, leaving out {days}.', 'Última fecha que se puede sostener: {day}, sin contar {days}.'],
	['Latest arguable date: {day}.', 'Última fecha que se puede sostener: {day}.'],
	[
		'Where the Friday before a Saturday holiday counts, as {cite} has it word for word: {day}.',
		'Donde cuenta el viernes anterior a un feriado que cae en sábado, como dice palabra por palabra {cite}: {day}.',
	],
	[
		'MuckRock, which keeps no state holidays, shows {day}.',
		'MuckRock, que no lleva los feriados estatales, muestra el {day}.',
	],
	['Without moving the last day, as MuckRock has it: {day}.', 'Sin mover el último día, como lo hace MuckRock: {day}.'],
	[
		'{n} whole business days lie between where one waits for {day}.',
		'Quedan {n} días hábiles completos en medio si se espera al {day}.',
	],
	['That is a working day; no reading gives a later one.', 'Es un día hábil; ninguna lectura da uno posterior.'],
	[
		'A closing by executive order is arguably a holiday declared by the President; then it is {day}.',
		'Se puede sostener que un cierre por orden ejecutiva es un feriado declarado por el Presidente; entonces es el {day}.',
	],
	// Stops and more time.
	[
		'The request for information of {day} stops the clock: {used} days used, {left} left. It runs again after the answer was received on {back}.',
		'La pregunta del {day} detiene el reloj: {used} días usados, {left} restantes. Vuelve a correr después de que se recibió la respuesta el {back}.',
	],
	[
		'The fee question of {day} stops the clock: {used} days used, {left} left. It runs again after the answer was received on {back}.',
		'La pregunta sobre cargos del {day} detiene el reloj: {used} días usados, {left} restantes. Vuelve a correr después de que se recibió la respuesta el {back}.',
	],
	[
		'The request for information of {day} stops the clock: {used} days used, {left} left. No answer is on file: it stands still.',
		'La pregunta del {day} detiene el reloj: {used} días usados, {left} restantes. No hay respuesta registrada: está detenido.',
	],
	[
		'The fee question of {day} stops the clock: {used} days used, {left} left. No answer is on file: it stands still.',
		'La pregunta sobre cargos del {day} detiene el reloj: {used} días usados, {left} restantes. No hay respuesta registrada: está detenido.',
	],
	[
		'The request for information of {day} does not stop the clock: only one may.',
		'La pregunta del {day} no detiene el reloj: solo una puede hacerlo.',
	],
	[
		'The {what} of {day} came after the {n} days had ended on {end}; it does not revive them.',
		'La pregunta del {day} llegó cuando los {n} días ya habían terminado el {end}; no los revive.',
	],
	[
		'The {what} of {day} came on the last day itself; no day was left to stop.',
		'La pregunta del {day} llegó el mismo último día; no quedaba día que detener.',
	],
	[
		'The clock has stood still since {day} with {left} working days left, so no date can be given. It runs on once the agency has our answer: enter the day it was received. Were it received on {today}, the time would end on {end}.',
		'El reloj está detenido desde el {day} con {left} días hábiles restantes, así que no se puede dar fecha. Sigue cuando la agencia tenga nuestra respuesta: registre el día en que la recibió. Si la recibiera el {today}, el plazo terminaría el {end}.',
	],
	[
		'The clock has stood still since {day} with {left} working days left, so no date can be given. It runs on once the agency has our answer: enter the day it was received.',
		'El reloj está detenido desde el {day} con {left} días hábiles restantes, así que no se puede dar fecha. Sigue cuando la agencia tenga nuestra respuesta: registre el día en que la recibió.',
	],
	[
		'The answer of {day} ({what}) has no question before it; it moves nothing. Enter the question with its date.',
		'La respuesta del {day} ({what}) no tiene pregunta anterior; no mueve nada. Registre la pregunta con su fecha.',
	],
	[
		'The notice of unusual circumstances of {day} came in time. It adds at most {n} working days after {base}: {end}.',
		'El aviso de circunstancias inusuales del {day} llegó a tiempo. Agrega a lo más {n} días hábiles después del {base}: {end}.',
	],
	[
		'The notice of unusual circumstances of {day} came in time. It names {named}, which is within {n} working days after {base}, so {end} governs.',
		'El aviso de circunstancias inusuales del {day} llegó a tiempo. Indica el {named}, que está dentro de {n} días hábiles después del {base}, así que rige el {end}.',
	],
	[
		'The notice of {day} came after the time had ended on {end}; it adds nothing.',
		'El aviso del {day} llegó cuando el plazo ya había terminado el {end}; no agrega nada.',
	],
	[
		'The notice of {day} gives a ground the statute does not know; only field offices, voluminous records and consultation add time.',
		'El aviso del {day} da un motivo que la ley no conoce; solo agregan tiempo las oficinas de campo, los registros voluminosos y la consulta.',
	],
	[
		'The notice names {day}, more than {n} working days on; without our agreement to another time frame the statute stops at {end}.',
		'El aviso indica el {day}, más de {n} días hábiles después; sin nuestro acuerdo con otro plazo, la ley se detiene el {end}.',
	],
	['On {day} another time frame was agreed: {end}.', 'El {day} se acordó otro plazo: {end}.'],
	[
		'The notice of unusual circumstances excuses the days after {day}.',
		'El aviso de circunstancias inusuales excusa los días posteriores al {day}.',
	],
	[
		'The agency names {day}. It is an estimate; the date of the statute stays {end}.',
		'La agencia indica el {day}. Es un cálculo suyo; la fecha de la ley sigue siendo el {end}.',
	],
	['The agency names {day}.', 'La agencia indica el {day}.'],
	// After the day to decide.
	[
		'A request that takes longer than {n} days needs a number and a line to ask about it: {k} days after {first} is {day}.',
		'Una solicitud que tarda más de {n} días necesita un número y una línea para preguntar por ella: {k} días después del {first} es el {day}.',
	],
	['Counted in working days that is {day}.', 'Contado en días hábiles es el {day}.'],
	[
		'No determination came by {day}; from the day after, {next}, remedies count as exhausted.',
		'No llegó ninguna decisión para el {day}; desde el día siguiente, {next}, los recursos cuentan como agotados.',
	],
	[
		'No decision came by {day}; from the day after, {next}, remedies count as exhausted.',
		'No llegó ninguna decisión para el {day}; desde el día siguiente, {next}, los recursos cuentan como agotados.',
	],
	[
		'A complaint should wait for the day after the latest arguable date: {day}.',
		'Una demanda debe esperar al día siguiente de la última fecha que se puede sostener: {day}.',
	],
	[
		'The statute does not move a last day without office; a suit should wait for {day}.',
		'La ley no mueve un último día sin oficina; una demanda debe esperar al {day}.',
	],
	[
		'The time to decide ends on {day}; where no determination has come, the bar holds from {next}.',
		'El plazo para decidir termina el {day}; si no ha llegado ninguna decisión, la prohibición de cobrar rige desde el {next}.',
	],
	[
		'The claim arises on {day}, the day after the missed date of {end}.',
		'El derecho a demandar nace el {day}, el día siguiente de la fecha incumplida del {end}.',
	],
	[
		'It is never moved forward. Counted from the day before, and to a working day: act by {day}.',
		'Nunca se mueve hacia adelante. Contado desde el día anterior y hasta un día hábil: actúe a más tardar el {day}.',
	],
	[
		'The letter of {day} ({what}) is no determination: it does not state what is produced and withheld, why, and how to appeal. The clock runs on ({cite}).',
		'La carta del {day} ({what}) no es una decisión: no indica qué se entrega y qué se retiene, por qué y cómo apelar. El reloj sigue corriendo ({cite}).',
	],
	[
		'The determination of {day} came after {end} but before any suit: the right to sue for silence, which began on {from}, is lost, and an appeal is needed first ({cite}; not yet checked against the primary text).',
		'La decisión del {day} llegó después del {end} pero antes de cualquier demanda: se pierde el derecho a demandar por silencio, que empezó el {from}, y primero hace falta una apelación ({cite}; aún no cotejado con el texto primario).',
	],
	[
		'The determination of {day} is dated before the clock starts on {start}; correct one of the two.',
		'La decisión del {day} tiene fecha anterior al inicio del reloj el {start}; corrija una de las dos.',
	],
	// Letters, speed, appeal.
	['The letter is dated {day}; that day is not counted.', 'La carta tiene fecha del {day}; ese día no se cuenta.'],
	[
		'The letter is dated {day}; the number of days is the letter’s.',
		'La carta tiene fecha del {day}; el número de días es el de la carta.',
	],
	['The letter itself names {day}.', 'La propia carta indica el {day}.'],
	['The letter asks for an answer by {day}.', 'La carta pide respuesta a más tardar el {day}.'],
	['Answer by {day}.', 'Responda a más tardar el {day}.'],
	[
		'The last day is {day}. Act by {safe}, the last working day of the shortest reading.',
		'El último día es el {day}. Actúe a más tardar el {safe}, el último día hábil de la lectura más corta.',
	],
	[
		'Act by {day}, the last open day that no reading puts too late.',
		'Actúe a más tardar el {day}, el último día hábil que ninguna lectura considera tardío.',
	],
	['{agency}’s regulation ({cite}) gives {n} working days.', 'El reglamento de {agency} ({cite}) da {n} días hábiles.'],
	[
		'{agency}’s regulation ({cite}) gives {n} calendar days.',
		'El reglamento de {agency} ({cite}) da {n} días naturales.',
	],
	[
		'It is enough to postmark or transmit it by 11:59:59 pm Eastern time that day.',
		'Basta con el matasellos o el envío a más tardar a las 11:59:59 p. m., hora del este, de ese día.',
	],
	[
		'The appeal must have arrived by that day: sending it is not enough.',
		'La apelación debe haber llegado ese día: no basta con enviarla.',
	],
	['The statute gives at least {n} days: {day}.', 'La ley da al menos {n} días: {day}.'],
	['The appeal was received on {day}: that is day 0.', 'La apelación se recibió el {day}: ese es el día 0.'],
	['At the agency’s clock it was {hour} on {day}.', 'En el reloj de la agencia eran las {hour} del {day}.'],
	['That is within the window, which ends on {day}.', 'Está dentro del plazo, que termina el {day}.'],
	[
		'The clock of the appeal runs from the day the agency receives it; no event gives that day yet.',
		'El reloj de la apelación corre desde el día en que la agencia la recibe; ningún registro da ese día todavía.',
	],
	['Expedited processing was asked for on {day}.', 'El trámite urgente se pidió el {day}.'],
	[
		'No decision came by {day}; silence can be reviewed from {next}.',
		'No llegó ninguna decisión para el {day}; el silencio se puede revisar desde el {next}.',
	],
	[
		'No court has jurisdiction over it once the agency has given a complete response.',
		'Ningún tribunal es competente para ello una vez que la agencia ha dado una respuesta completa.',
	],
	// In court.
	['The complaint was filed on {day}.', 'La demanda se presentó el {day}.'],
	[
		'Serve by {day}, the last open day before anything has to be moved.',
		'Notifique a más tardar el {day}, el último día hábil antes de que haya que mover algo.',
	],
	[
		'The complaint was served on {day}; that day is not counted, every other one is. The sixty days of FRCP 12(a)(2) do not apply.',
		'La demanda se notificó el {day}; ese día no se cuenta y todos los demás sí. No se aplican los sesenta días de la regla 12(a)(2) de FRCP.',
	],
	[
		'That service on the United States Attorney starts it (FRCP 4(i)): not yet checked against the primary text.',
		'Que la notificación al fiscal federal lo inicia (FRCP 4(i)): aún no cotejado con el texto primario.',
	],
	[
		'No event names the court, so holidays of the state where it sits are not left out. Enter "court", for example "S.D.N.Y.".',
		'Ningún registro nombra el tribunal, así que no se descuentan los feriados del estado donde está. Registre el tribunal, por ejemplo «S.D.N.Y.».',
	],
	['The order of {day} sets {due}.', 'La orden del {day} fija el {due}.'],
	['On {day} the court set another day: {due}.', 'El {day} el tribunal fijó otro día: {due}.'],
	// States.
	['Acknowledged on {day}; that day is not counted.', 'Acuse de recibo del {day}; ese día no se cuenta.'],
	['Denied on {day}; that day is not counted.', 'Negada el {day}; ese día no se cuenta.'],
	['Request delivered on {day}; that day is not counted.', 'Solicitud entregada el {day}; ese día no se cuenta.'],
	['Appeal received on {day}; that day is not counted.', 'Apelación recibida el {day}; ese día no se cuenta.'],
	['Response on {day}; that day is not counted.', 'Respuesta del {day}; ese día no se cuenta.'],
	['Presuit notice on {day}; that day is not counted.', 'Aviso previo a la demanda del {day}; ese día no se cuenta.'],
	[
		'Ag received request on {day}; that day is not counted.',
		'El Procurador General la recibió el {day}; ese día no se cuenta.',
	],
	['The notice names {day}, which is sooner and governs.', 'El aviso indica el {day}, que es antes y rige.'],
	[
		'Florida sets no number of days for an answer ({cite}): only the time that reasonable retrieval and redaction take is allowed. So there is an age and no due date.',
		'Florida no fija un número de días para responder ({cite}): solo se permite el tiempo que tomen una búsqueda y un testado razonables. Por eso hay antigüedad y no plazo.',
	],
	// What the docket itself says.
	[
		'A pace takes productions on two days at least; there are fewer of which the day is known.',
		'Un ritmo necesita entregas de al menos dos días; hay menos cuyo día se conozca.',
	],
	[
		'No event says when the agency received the request, so nothing can be counted. Enter the day it was received.',
		'Ningún registro dice cuándo recibió la agencia la solicitud, así que no se puede contar nada. Registre el día en que la recibió.',
	],
	[
		'The entry “{what}” ({when}) has no exact day, so no clock counts from it. Enter the day once it is known.',
		'El registro «{what}» ({when}) no tiene un día exacto, así que ningún plazo se cuenta desde él. Anote el día cuando se sepa.',
	],
	// Rows of an index of what is withheld.
	[
		'“{part}” in row {n} is no Bates number that can be read.',
		'«{part}», en la fila {n}, no es un número Bates que se pueda leer.',
	],
	['Row {n} names no pages.', 'La fila {n} no nombra páginas.'],
	['Row {n} claims no exemption.', 'La fila {n} no alega ninguna exención.'],
	[
		'“{part}” in row {n} is no exemption code that can be read.',
		'«{part}», en la fila {n}, no es un código de exención que se pueda leer.',
	],
	['Row {n} tells neither author nor date.', 'La fila {n} no dice ni autor ni fecha.'],
];
