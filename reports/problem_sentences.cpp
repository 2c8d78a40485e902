#include "reports/problem_sentences.hpp"

#include <algorithm>
#include <utility>

#include "reports/cells.hpp"

namespace teleplan::reports {

namespace {

// %1, %2, … are the problem's arguments.
constexpr std::pair<std::string_view, const char*> sentences[] = {
    // files
    {"cannot_read", msg("il file %1 non si può leggere: %2")},
    {"file_too_large", msg("il file %1 supera il limite di %2 byte")},
    {"not_json", msg("il file %1 non è JSON: errore alla riga %2, colonna %3")},
    {"json_too_deep", msg("il file %1 ha più di %2 livelli annidati")},
    {"json_too_large", msg("il file %1 è troppo grande: %2, al massimo %3")},
    {"duplicate_key", msg("il campo «%1» compare due volte: tenerne uno")},
    {"too_many_problems", msg("più di %1 problemi: correggere questi e riprovare")},
    {"extends_missing", msg("il file «%1» indicato in extends non esiste")},
    {"extends_outside", msg("il file «%1» indicato in extends è fuori dalle cartelle consentite: spostarlo accanto al piano")},
    {"extends_cycle", msg("il file «%1» estende, direttamente o no, se stesso")},
    {"extends_too_long", msg("la catena di extends ha più di %1 file")},
    {"member_missing", msg("il file «%1» indicato in members non esiste")},
    {"member_outside", msg("il file «%1» indicato in members è fuori dalla cartella del piano nazionale: spostarlo dentro")},
    {"unsupported_schema_version", msg("la versione di schema %1 non è gestita: usare %2")},
    {"csv_syntax", msg("la tabella %1 non è un CSV valido: errore alla riga %2, colonna %3")},
    {"csv_too_large", msg("la tabella %1 ha più di %2 celle")},
    {"csv_wrong_cell_count", msg("tabella %1, riga %2: %3 celle invece di %4")},
    {"csv_missing_column", msg("alla tabella %1 manca la colonna «%2»")},
    {"csv_missing_row", msg("alla tabella %1 manca la riga «%2»")},
    {"csv_bad_number", msg("tabella %1, riga %2: «%4» nella colonna %3 non è un numero ammesso")},
    {"csv_sum_differs", msg("tabella %1, riga %2: %3 dà %4 invece di %5")},
    {"inputs_missing", msg("il file «%1» dei dati per azienda non c'è: metterlo accanto al piano")},
    {"inputs_outside", msg("il file «%1» dei dati per azienda deve stare nella cartella del piano")},
    {"inputs_empty", msg("il file %1 dei dati per azienda non ha righe")},
    {"inputs_unknown", msg("file %1, riga %2: «%4» nella colonna %3 non è ammesso; si può scrivere: %5")},
    {"inputs_twice", msg("file %1, riga %2: lo stesso dato è già alla riga %3")},
    {"inputs_bad_date", msg("file %1, riga %2: «%4» nella colonna %3 non è una data (AAAA-MM-GG)")},
    {"inputs_bands_missing", msg("file %1, azienda %2: la popolazione va inserita per tutte le fasce d'età dei due sessi; manca %3")},
    {"inputs_no_residents", msg("file %1, azienda %2: la popolazione inserita è zero in tutte le fasce; inserire i residenti o togliere le righe")},
    {"xlsx_unreadable", msg("il foglio di calcolo %1 non si legge: %2")},
    {"shares_above_one", msg("le quote di «%1» degli enti nell'azienda %2 sommano a %3, più di 1")},
    {"csv_unknown_region", msg("tabella %1, riga %2: il codice di regione «%3» non è in regions.csv")},
    {"csv_duplicate", msg("tabella %1, riga %2: il valore «%4» di %3 è già in una riga precedente")},
    // single values
    {"missing_field", msg("manca il campo «%1»")},
    {"empty_text", msg("il testo è vuoto: scriverlo")},
    {"wrong_type", msg("il valore non è del tipo atteso: serve %1")},
    {"unknown_key", msg("il campo «%1» non esiste")},
    {"unknown_name", msg("«%1» non è un nome ammesso")},
    {"unknown_unit", msg("l'unità «%1» non è ammessa: usare una di queste: %2")},
    {"wrong_unit", msg("l'unità «%1» è sbagliata: serve «%2»")},
    {"out_of_range", msg("il valore %1 è fuori dai limiti: da %2 a %3 %4")},
    {"not_whole", msg("il valore %1 deve essere un numero intero")},
    {"range_excludes_value", msg("l'intervallo da %1 a %3 non contiene il valore %2")},
    {"exactly_one_of", msg("serve uno e un solo campo fra questi: %1")},
    {"wrong_count", msg("i pesi sono %1 e i valori %2: devono essere altrettanti")},
    {"bad_distribution", msg("i parametri della distribuzione %1 non sono ammessi")},
    // changes of a plan
    {"not_a_value", msg("«%1» non è un valore")},
    {"no_such_place", msg("il piano non ha «%1» in questo punto")},
    {"name_taken", msg("il nome «%1» è già usato")},
    {"bad_name", msg("«%1» non può essere un nome: è vuoto, troppo lungo o riservato")},
    // the plan as a whole
    {"shares_do_not_sum", msg("le quote sommano a %1 invece che a 1")},
    {"no_such_state", msg("lo stato «%1» non esiste")},
    {"no_such_parameter", msg("il parametro «%1» non esiste")},
    {"no_such_message", msg("il tipo di messaggio «%1» non esiste")},
    {"no_such_rule", msg("la regola di allerta «%1» non esiste")},
    {"too_many_states", msg("gli stati di gravità sono %1: al massimo %2")},
    {"needs_states", msg("occorrono gli stati di gravità del gruppo")},
    {"cycle_too_short", msg("il ciclo è più breve di un giorno")},
    {"nobody_survives", msg("dallo stato «%1» non sopravvive nessuno")},
    {"own_group", msg("la seconda malattia è quella del gruppo stesso (%1)")},
    {"probabilities_do_not_sum", msg("le probabilità dei rami sommano a %1 invece che a 1")},
    {"from_after_to", msg("la data iniziale %1 viene dopo quella finale %2")},
    {"horizon_too_long", msg("l'orizzonte è di %1 anni: al massimo %2")},
    {"no_such_tier", msg("«%1» non è un livello di platform.tiers")},
    {"not_carried", msg("il livello «%2» non porta messaggi di tipo «%1»: aggiungerli ai suoi carries o correggere from")},
    {"tier_cycle", msg("il livello «%1» riceve, attraverso altri, ciò che esso stesso trasmette: togliere il giro")},
    {"availability_differs", msg("la disponibilità %1 non segue da mtbf e mttr, che danno %2: togliere uno dei tre o correggerlo")},
    {"cycles_overlap", msg("un ciclo di sedute dura %1 giorni, ma il successivo comincia dopo %2: ridurre le sedute o avvicinarle")},
    {"no_ramp_points", msg("la rampa non ha punti: scriverne almeno uno")},
    {"ramp_unsorted", msg("la data %1 non viene dopo la precedente, %2")},
    {"triangle_unsorted", msg("minimo %1, più probabile %2 e massimo %3 devono essere in ordine crescente")},
    {"spread_too_large", msg("la deviazione %1 è troppo grande per l'aderenza media: al massimo %2")},
    {"block_outside_day", msg("la fascia %1-%2 esce dal giorno: fra 00:00 e 24:00")},
    {"empty_block", msg("la fascia %1-%2 è vuota: la fine deve venire dopo l'inizio")},
    {"blocks_overlap", msg("la fascia che inizia alle %2 si sovrappone alla precedente, che inizia alle %1")},
    {"slot_longer_than_block", msg("la fascia prenotabile non entra in nessun orario del calendario: accorciarla")},
    {"servers_or_shifts", msg("il gruppo «%1» deve avere servers oppure shifts, non entrambi né nessuno")},
    {"no_such_region", msg("la regione «%1» non esiste")},
    {"no_such_condition", msg("la malattia «%1» non è in prevalence.csv")},
    {"no_such_calendar", msg("il calendario «%1» non esiste")},
    {"no_such_shift", msg("il turno «%1» non esiste")},
    {"no_such_authority", msg("l'azienda sanitaria «%1» non è della regione")},
    {"no_such_stage", msg("la fase «%1» non esiste")},
    {"no_such_pathway", msg("il percorso «%1» non esiste")},
    {"no_such_pool", msg("il gruppo di operatori «%1» non esiste")},
    {"no_such_category", msg("la categoria di utenti «%1» non esiste")},
    {"no_such_role", msg("il ruolo «%1» non esiste")},
    {"pool_without_role", msg("nessun ruolo svolge il lavoro del gruppo «%1»: indicare role nel gruppo, oppure la quota di ogni prestazione nei ruoli")},
    {"role_shares", msg("le quote dei ruoli che svolgono «%1» sommano a %2: devono sommare a 1")},
    {"category_shares", msg("le quote dei ruoli nella categoria «%1» sommano a %2: devono sommare a 1")},
    {"technical_work_in_clinical_pool", msg("«%1» è lavoro tecnico e «%2» è un gruppo clinico: affidarlo al centro servizi, oppure indicare clinically_flagged nella fase")},
    {"clinical_work_in_technical_pool", msg("«%1» è lavoro clinico e «%2» è un gruppo tecnico: affidarlo al centro erogatore")},
    {"no_such_class", msg("la priorità «%1» non esiste")},
    {"no_such_measure", msg("la misura «%1» non esiste")},
    {"no_such_fund", msg("il fondo «%1» non esiste")},
    {"no_such_group", msg("il gruppo di pazienti «%1» non esiste")},
    {"measure_of_region", msg("la misura «%1» vale per l'intera regione: togliere where")},
    {"no_price", msg("per la forma «%1» il piano non ha un prezzo: scrivere amount")},
    {"shape_of_other_kind", msg("la forma «%1» non può essere «%2»: le somme una tantum sono investimenti (investment), le altre esercizio (running)")},
    {"no_such_operator", msg("l'operatore «%1» non è ammesso: usare <= o >=")},
    {"not_a_visit", msg("la fase «%1» non richiede un operatore: uno standard si misura solo dove si aspetta qualcuno")},
    {"wrong_scope", msg("il gruppo «%1» deve avere scope «%2» per servire questo percorso")},
    {"standards_overlap", msg("lo standard «%1» giudica già lo stesso lavoro: tenerne uno o distinguere le priorità")},
    {"leave_has_next", msg("la fase «%1» fa uscire dal percorso: togliere i rami che la seguono")},
    {"unreachable_stage", msg("la fase «%1» non si raggiunge dall'inizio del percorso")},
    {"no_exit", msg("dal percorso «%1» non si esce mai da qualche fase: aggiungere un ramo verso un'uscita")},
    {"too_many_coverages", msg("gli orari di copertura diversi sono %1: al massimo %2. Usate lo stesso calendario dove gli orari coincidono")},
    {"no_such_centre", msg("il centro «%1» non esiste")},
    {"name_of_a_pool", msg("«%1» è già il nome di un gruppo di operatori: il centro ne deve avere un altro")},
    {"overflow_in_a_circle", msg("dal centro «%1» il lavoro tornerebbe al centro stesso: togliere uno dei passaggi")},
    {"overflow_of_two_pools", msg("al centro «%1» arriva il lavoro di due gruppi, «%2» e «%3»: farne due centri")},
    {"overflow_of_joint_work", msg("il gruppo «%1» lavora insieme ad altri nel percorso «%2»: il suo lavoro non può passare a un centro; togliere l'arco o il «with» di quel percorso")},
    {"overflow_moves_nothing", msg("nessun lavoro urgente del gruppo «%1» passa di qui: controllare i percorsi; il lavoro programmato non si sposta")},
    {"centre_without_work", msg("al centro «%1» non arriva nessun lavoro: aggiungere un passaggio in organisation.overflow o togliere il centro")},
    {"too_many_stages", msg("le fasi sono %1: al massimo %2")},
    // national plans
    {"not_national", msg("un piano con members è nazionale: il codice di regione è IT, non «%1»")},
    {"only_in_members", msg("in un piano nazionale il capitolo «%1» non cambia nulla: scriverlo nei piani delle regioni")},
    {"member_not_regional", msg("un piano indicato in members deve essere il piano di una sola regione")},
    {"region_twice", msg("la regione %1 è già nel piano %2: tenerne uno")},
    {"too_many_members", msg("i piani in members sono %1: al massimo %2")},
    // queueing networks
    {"wrong_length", msg("i valori sono %1: devono essere %2")},
    {"too_many_steps", msg("i gradini nella durata della prova sono %1: al massimo %2")},
    {"steps_unsorted", msg("%1 non viene dopo il valore precedente, %2")},
    {"not_allowed_with", msg("il campo «%1» non ha senso con %2: toglierlo")},
    {"not_in_a_network", msg("il campo «%1» non vale in una rete di code: toglierlo")},
    {"only_in_a_network", msg("il campo «%1» vale solo in una rete di code: toglierlo")},
    {"never_happens", msg("nessuno può prendere la via «%1»: alla fase manca ciò che la apre (patience, waiting_places o balking)")},
    {"probabilities_above_one", msg("le probabilità dei rami sommano a %1: al massimo 1")},
    {"retry_without_delay", msg("chi non è accolto a «%1» vi ritorna nello stesso istante: mettere un'attesa (wait) nel giro")},
    {"priorities_differ", msg("la classe «%1» ha un'altra priorità nel flusso «%2»: scriverla una volta in classes")},
    {"more_units_than_servers", msg("la fase chiede %1 serventi di «%2», che ne ha al massimo %3")},
    {"pool_twice", msg("il gruppo «%1» è chiesto due volte: usare units")},
    {"window_empty", msg("la finestra da %1 a %2 s è vuota")},
    {"window_outside_run", msg("la finestra non tocca il tempo osservato")},
    {"nobody_waits_there", msg("alla fase «%1» non si aspetta nessuno")},
    {"no_such_job_class", msg("la classe «%1» non esiste")},
    {"no_such_window", msg("la finestra «%1» non esiste")},
    {"no_such_output", msg("la misura «%1» non è fra le outputs")},
    {"trace_missing", msg("il file «%1» degli arrivi non c'è: metterlo accanto al piano")},
    {"trace_outside", msg("il file «%1» degli arrivi deve stare nella cartella del piano")},
    {"trace_empty", msg("il file %1 degli arrivi non ha righe")},
    {"trace_unknown_class", msg("file %1, riga %2: la classe «%3» non esiste")},
    {"too_many_arrivals", msg("gli arrivi previsti sono %1: al massimo %2; accorciare la durata")},
};

/// What wrong_type names.
constexpr std::pair<std::string_view, const char*> kinds[] = {
    {"object", msg("un oggetto { … }")}, {"list", msg("un elenco [ … ]")}, {"text", msg("un testo fra virgolette")}, {"free_text", msg("un testo o un elenco di righe")},
    {"number", msg("un numero")}, {"boolean", msg("true o false")}, {"date", msg("una data come \"2026-10-01\"")}, {"time_of_day", msg("un'ora come \"07:00\"")},
    {"duration", msg("una durata come [8, \"min\"]")},
};

const char* find_in(const std::pair<std::string_view, const char*>* first, const std::pair<std::string_view, const char*>* last, std::string_view id)
{
    const auto* const found = std::find_if(first, last, [&](const auto& e) { return e.first == id; });
    return found == last ? nullptr : found->second;
}

std::string generic(const models::Problem& problem)
{
    auto text = problem.code;
    for (std::size_t i = 0; i < problem.arguments.size(); ++i) text += (i == 0 ? ": " : ", ") + problem.arguments[i];
    return text;
}

bool names_the_nearest(std::string_view code) { return code.starts_with("no_such_") || code == "unknown_key" || code == "unknown_name"; }

}  // namespace

std::string problem_sentence(const models::Problem& problem, const Language& tr)
{
    const char* const known = find_in(std::begin(sentences), std::end(sentences), problem.code);
    if (known == nullptr) return generic(problem);
    auto arguments = problem.arguments;
    if (problem.code == "wrong_type" && !arguments.empty())
        if (const char* const kind = find_in(std::begin(kinds), std::end(kinds), arguments[0])) arguments[0] = tr(kind);
    if (problem.code == "out_of_range" && arguments.size() > 3 && arguments[3] == "1") arguments[3].clear();   // a share has no unit to print
    auto text = filled(tr(known), arguments);
    if (names_the_nearest(problem.code) && arguments.size() > 1 && !arguments[1].empty()) text += tr("; forse «%1»?", {arguments[1]});
    else if (problem.code == "trace_unknown_class" && arguments.size() > 3 && !arguments[3].empty()) text += tr("; forse «%1»?", {arguments[3]});
    else if (problem.code == "unknown_name" && arguments.size() > 2) text += tr(": usare uno di questi: %1", {arguments[2]});
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::string problem_lines(const models::Problems& problems, const Language& tr)
{
    std::string out;
    for (const auto& problem : problems) {
        const auto where = problem.pointer.empty() ? "" : problem.pointer + ": ";
        out += printable(where + problem_sentence(problem, tr)) + "\n";
    }
    return out;
}

}  // namespace teleplan::reports
