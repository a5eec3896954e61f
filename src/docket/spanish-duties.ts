/** What is due, as the rules name it, in Spanish: words that follow “Agencia:” or “Nosotros:”. */

export const duties: Readonly<Record<string, string>> = {
	'decide on the request': 'decidir sobre la solicitud',
	'decide on the request, before more time': 'decidir sobre la solicitud, antes de la prórroga',
	'the clock starts': 'empieza el reloj',
	'the request counts as received': 'la solicitud cuenta como recibida',
	'finish, by its own estimate, which binds nobody': 'terminar, según su propio cálculo, que no obliga a nadie',
	'give a tracking number, where it needs longer than ten days':
		'dar un número de seguimiento, si necesita más de diez días',
	'may sue for silence from this day, prudently from the latest one':
		'se puede demandar por silencio desde este día; con prudencia, desde el último',
	'the time for suing begins': 'empieza el plazo para demandar',
	'sue before the claim is barred': 'demandar antes de que prescriba',
	'may charge no search fees (schools and press: no duplication fees) from this day on without a determination':
		'no puede cobrar la búsqueda (a escuelas y prensa: tampoco las copias) desde este día si no hay decisión',
	'decide the appeal, before more time': 'decidir la apelación, antes de la prórroga',
	'decide the appeal': 'decidir la apelación',
	'decide the appeal against the decision': 'decidir la apelación contra la decisión',
	'decide the appeal against silence': 'decidir la apelación contra el silencio',
	'decide the appeal against the denial of expedited processing':
		'decidir la apelación contra la negativa de trámite urgente',
	'decide the appeal against the denial of the fee waiver':
		'decidir la apelación contra la negativa de exención de cargos',
	'may sue for silence on the appeal from this day, prudently from the latest one':
		'se puede demandar por silencio sobre la apelación desde este día; con prudencia, desde el último',
	'the appeal counts as made': 'la apelación cuenta como presentada',
	appeal: 'apelar',
	'appeal, by the days that every agency must give at least':
		'apelar, según los días que toda agencia debe dar como mínimo',
	'decide on expedited processing and tell us': 'decidir sobre el trámite urgente y avisarnos',
	'may ask a court to review the denial of expedited processing, or silence on it':
		'se puede pedir a un tribunal que revise la negativa de trámite urgente o el silencio',
	'say that we are still interested, before the file may be closed at the earliest':
		'decir que sigue el interés, antes de que puedan cerrar el expediente',
	'say that we are still interested, by the letter’s own date':
		'decir que sigue el interés, según la fecha de la propia carta',
	'answer, or the request may be closed': 'contestar, o pueden cerrar la solicitud',
	answer: 'contestar',
	'serve the complaint': 'notificar la demanda',
	'answer the complaint': 'contestar la demanda',
	'decide, and estimate when the records will be available':
		'decidir y calcular cuándo estarán disponibles los registros',
	'decide, where it extended the time in writing': 'decidir, si prorrogó el plazo por escrito',
	'may sue with a claim for fees from this day': 'se puede demandar con reclamo de honorarios desde este día',
	'comply or deny': 'cumplir o negar',
	'answer a commercial or recurrent requester': 'contestar a un solicitante comercial o recurrente',
	'comply or deny, where it extended the time in writing': 'cumplir o negar, si prorrogó el plazo por escrito',
	'may treat silence as a denial from this day; no fees then':
		'se puede tomar el silencio como negativa desde este día; entonces no hay cargos',
	'ask the Public Access Counselor for review': 'pedir revisión al Public Access Counselor',
	'ask the Public Access Counselor for review, where nothing came':
		'pedir revisión al Public Access Counselor, si no llegó nada',
	'produce the records, if it is a state agency': 'entregar los registros, si es una agencia estatal',
	'produce the records, if it is a municipality': 'entregar los registros, si es un municipio',
	'petition the Supervisor for more time': 'pedir más tiempo al Supervisor',
	'appeal to the Supervisor, where nothing came': 'apelar ante el Supervisor, si no llegó nada',
	'appeal to the Supervisor': 'apelar ante el Supervisor',
	'decide the appeal (the Supervisor)': 'decidir la apelación (el Supervisor)',
	'grant, deny, or acknowledge with an approximate date': 'conceder, negar o acusar recibo con una fecha aproximada',
	'may appeal silence as a denial from this day': 'se puede apelar el silencio como negativa desde este día',
	'appeal, where nothing came': 'apelar, si no llegó nada',
	'grant, or give the reason and a date certain': 'conceder, o dar el motivo y una fecha cierta',
	'appeal to the head of the agency': 'apelar ante el titular de la agencia',
	'decide the appeal, with a copy to the Committee on Open Government':
		'decidir la apelación, con copia al Committee on Open Government',
	'bring an Article 78 proceeding': 'iniciar un procedimiento del Artículo 78',
	'bring an Article 78 proceeding, where the appeal was not decided':
		'iniciar un procedimiento del Artículo 78, si no se decidió la apelación',
	'ask the Attorney General for a decision, or release': 'pedir una decisión al Procurador General, o entregar',
	'tell us that it asked the Attorney General': 'avisarnos que consultó al Procurador General',
	'tell us that it has no such information or relies on an earlier decision':
		'avisarnos que no tiene esa información o que se apoya en una decisión anterior',
	'send the Attorney General its arguments and the records':
		'enviar al Procurador General sus argumentos y los registros',
	'may hold that the records are presumed public from this day':
		'se puede sostener que los registros se presumen públicos desde este día',
	'rule (the Attorney General)': 'resolver (el Procurador General)',
	'rule, where it needs ten days more (the Attorney General)':
		'resolver, si necesita diez días más (el Procurador General)',
	'answer the clarification, or the request counts as withdrawn':
		'contestar la aclaración, o la solicitud cuenta como retirada',
	'answer, where it said in time that it needs longer': 'contestar, si avisó a tiempo que necesita más',
	'answer on criminal investigative files, where it said in time that it needs longer':
		'contestar sobre expedientes de investigación penal, si avisó a tiempo que necesita más',
	'produce, link, acknowledge with an estimate, ask, or deny':
		'entregar, dar el enlace, acusar recibo con un cálculo, preguntar o negar',
	'finish its review of the denial': 'terminar su revisión de la negativa',
	'sue, after an exemption was claimed': 'demandar, después de que se invocó una exención',
	'sue, after the last installment': 'demandar, después de la última entrega',
	'appeal the denial of expedited processing': 'apelar la negativa de trámite urgente',
	'appeal the denial of the fee waiver': 'apelar la negativa de exención de cargos',
	'do what the order says': 'hacer lo que dice la orden',
	'produce what the order asks for each month': 'entregar lo que la orden pide cada mes',
};
