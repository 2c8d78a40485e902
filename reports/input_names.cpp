// What each number of a plan is, in the reader's words: a table of JSON pointers, where * stands for any one step.

#include <array>
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "reports/names.hpp"
#include "reports/pointer_words.hpp"

namespace teleplan::reports {

namespace {

// %1, %2: the steps that a * stood for, in words.
constexpr std::pair<std::string_view, const char*> inputs[] = {
    {"/population/eligible_share", msg("quota di persone con la malattia che sono eleggibili")},
    {"/population/community_nurse_inhabitants", msg("abitanti per infermiere di famiglia o comunità (DM 77)")},
    {"/population/cot_inhabitants", msg("abitanti per centrale operativa territoriale (DM 77)")},
    {"/population/neurological_cases_national", msg("persone con ictus o parkinsonismi in Italia")},
    {"/services/*/per_patient_year", msg("%1: prestazioni per paziente all'anno")},
    {"/services/*/duration", msg("%1: durata media")},
    {"/services/televisit/no_show", msg("televisite a cui il paziente non si presenta")},
    {"/services/televisit/technical_failure", msg("televisite fallite per motivi tecnici")},
    {"/services/*/no_show", msg("%1: prenotazioni a cui il paziente non si presenta")},
    {"/services/*/technical_failure", msg("%1: prenotazioni fallite per motivi tecnici")},
    {"/services/*/rescheduled", msg("%1: fallimenti tecnici riprogrammati")},
    {"/services/*/rescheduled_after", msg("%1: tempo fino alla seconda prenotazione")},
    {"/services/*/asynchronous", msg("%1: quota senza appuntamento")},
    {"/services/*/asynchronous_duration", msg("%1: durata media senza appuntamento")},
    {"/services/*/sessions_per_cycle", msg("%1: sedute di un ciclo")},
    {"/services/*/session_interval", msg("%1: intervallo tra le sedute di un ciclo")},
    {"/services/*/group_factor/*", msg("%1: frequenza rispetto alla media, pazienti %2")},
    {"/services/*/intensity_factor/*", msg("%1: frequenza rispetto alla media, %2")},
    {"/services/emergency_calls/priority_mix/*", msg("quota di chiamate urgenti con priorità %1")},
    {"/services/missing_data/flagged", msg("chiamate per dati mancanti riviste dall'infermiere")},
    {"/services/device_failure/dead_on_arrival", msg("kit guasti alla consegna")},
    {"/services/kits/battery_events_per_year", msg("chiamate per le batterie, per kit all'anno")},
    {"/services/kits/swap", msg("richieste di assistenza che richiedono una visita o una sostituzione")},
    {"/services/kits/visit", msg("sostituzioni con visita di un tecnico")},
    {"/services/kits/withdrawal_visit", msg("kit ritirati con visita di un tecnico")},
    {"/services/kits/spare", msg("scorta di kit rispetto a quelli in uso")},
    {"/services/missing_data/missed_days", msg("giorni senza dati prima della chiamata al paziente")},
    {"/services/missing_data/reminder_after", msg("tempo prima del promemoria automatico")},
    {"/services/missing_data/call", msg("durata della chiamata per dati mancanti")},
    {"/services/emergency_calls/per_patient_year_cardiovascular", msg("chiamate urgenti del paziente all'anno, pazienti cardiovascolari")},
    {"/services/emergency_calls/per_patient_year_other", msg("chiamate urgenti del paziente all'anno, altri pazienti")},
    {"/services/emergency_calls/out_of_hours_share", msg("chiamate urgenti fuori orario")},
    {"/services/device_failure/per_kit_year", msg("guasti per kit all'anno")},
    {"/services/device_failure/replaced_within", msg("tempo per sostituire un kit guasto")},
    {"/programmes/*/share", msg("quota dei pazienti %1")},
    {"/programmes/*/plan_months", msg("durata del piano di telemonitoraggio, pazienti %1")},
    {"/programmes/*/renewal", msg("piani rinnovati alla scadenza, pazienti %1")},
    {"/programmes/*/dropout_per_month", msg("abbandoni al mese, pazienti %1")},
    {"/programmes/*/mortality_per_year", msg("mortalità annua, pazienti %1")},
    {"/programmes/*/televisits_per_year", msg("televisite prenotate per paziente all'anno, pazienti %1")},
    {"/intensities/*/share", msg("quota dei pazienti seguiti con: %1")},
    {"/intensities/*/sessions_per_day", msg("rilevazioni prescritte al giorno, %1")},
    {"/intensities/*/notes_per_month", msg("tempo infermieristico per note e revisione dei dati al mese, %1")},
    {"/protocols/*/sessions_per_day", msg("rilevazioni prescritte al giorno, pazienti %1")},
    {"/protocols/*/adherence", msg("aderenza nel primo mese, pazienti %1")},
    {"/protocols/*/adherence_decline_per_month", msg("calo mensile dell'aderenza, pazienti %1")},
    {"/protocols/*/out_of_range", msg("rilevazioni con un valore fuori soglia, pazienti %1")},
    {"/protocols/*/season/winter", msg("effetto dell'inverno sui valori fuori soglia, pazienti %1")},
    {"/protocols/*/season/spring", msg("effetto della primavera sui valori fuori soglia, pazienti %1")},
    {"/protocols/*/season/autumn", msg("effetto dell'autunno sui valori fuori soglia, pazienti %1")},
    {"/protocols/*/season/summer", msg("effetto dell'estate sui valori fuori soglia, pazienti %1")},
    {"/programmes/*/states/*/share", msg("quota all'ingresso nello stato %2, pazienti %1")},
    {"/programmes/*/states/*/out_of_range_ratio", msg("valori fuori soglia nello stato %2 rispetto agli altri, pazienti %1")},
    {"/programmes/*/states/*/mortality_ratio", msg("mortalità nello stato %2 rispetto agli altri, pazienti %1")},
    {"/programmes/*/states/*/exacerbations_per_year", msg("riacutizzazioni all'anno nello stato %2, pazienti %1")},
    {"/programmes/*/states/*/sessions_per_day", msg("rilevazioni prescritte al giorno nello stato %2, pazienti %1")},
    {"/programmes/*/states/*/televisits_per_year", msg("televisite prenotate all'anno nello stato %2, pazienti %1")},
    {"/programmes/*/states/*/notes_per_month", msg("tempo per note e revisione dei dati al mese nello stato %2, pazienti %1")},
    {"/programmes/*/transitions/cycle", msg("tempo fra due cambiamenti di stato, pazienti %1")},
    {"/programmes/*/transitions/rows/*/*", msg("probabilità di passare da %2 a %3, pazienti %1")},
    {"/programmes/*/exacerbations/duration/*/mean", msg("durata media di una riacutizzazione, pazienti %1")},
    {"/programmes/*/exacerbations/duration/*/cv", msg("variabilità della durata di una riacutizzazione, pazienti %1")},
    {"/programmes/*/exacerbations/duration/*", msg("durata di una riacutizzazione, pazienti %1")},
    {"/programmes/*/exacerbations/hospital_stay/*/mean", msg("durata media di un ricovero, pazienti %1")},
    {"/programmes/*/exacerbations/hospital_stay/*/cv", msg("variabilità della durata di un ricovero, pazienti %1")},
    {"/programmes/*/exacerbations/hospital_stay/*", msg("durata di un ricovero, pazienti %1")},
    {"/programmes/*/exacerbations/alert_factor", msg("valori fuori soglia durante una riacutizzazione, pazienti %1")},
    {"/programmes/*/exacerbations/admitted_share", msg("riacutizzazioni con ricovero, pazienti %1")},
    {"/programmes/*/exacerbations/admitted_after", msg("tempo fra riacutizzazione e ricovero, pazienti %1")},
    {"/programmes/*/exacerbations/telemonitoring_effect", msg("effetto del telemonitoraggio sui ricoveri, pazienti %1")},
    {"/programmes/*/exacerbations/adherence_factor", msg("aderenza prima e durante una riacutizzazione, pazienti %1")},
    {"/programmes/*/exacerbations/warning_days", msg("giorni prima di una riacutizzazione con meno aderenza, pazienti %1")},
    {"/programmes/*/comorbidity/share", msg("pazienti %1 con una seconda malattia")},
    {"/protocols/*/parameters/*/per_session", msg("messaggi per rilevazione di %2, pazienti %1")},
    {"/protocols/*/carer_share", msg("pazienti %1 le cui rilevazioni sono inviate da chi li assiste")},
    {"/sensors/alerts/frailty_cv", msg("differenze di allerte fra pazienti")},
    {"/sensors/alerts/rules/*/sensitivity", msg("condizioni vere segnalate dalla regola: %1")},
    {"/sensors/alerts/rules/*/false_alerts", msg("allerte false della regola %1 rispetto alla soglia semplice")},
    {"/episodes/influenza/attack_share", msg("pazienti che prendono l'influenza in una stagione")},
    {"/episodes/influenza/yearly_cv", msg("variabilità dell'influenza da un anno all'altro")},
    {"/episodes/influenza/illness_days", msg("giorni di malattia con l'influenza")},
    {"/episodes/influenza/ratio", msg("allerte e chiamate di chi ha l'influenza")},
    {"/episodes/influenza/effect/*", msg("effetto dell'influenza, pazienti %1")},
    {"/episodes/heat/spells_per_year", msg("ondate di caldo all'anno")},
    {"/episodes/heat/spell_days", msg("giorni di un'ondata di caldo")},
    {"/episodes/heat/ratio", msg("allerte e chiamate in un giorno di caldo")},
    {"/episodes/heat/effect/*", msg("effetto del caldo, pazienti %1")},
    {"/protocols/*/messages_per_session", msg("messaggi alla piattaforma per rilevazione, pazienti %1")},
    {"/sensors/adherence_sd", msg("differenze di aderenza fra pazienti")},
    {"/sensors/first_weeks_drop", msg("calo di aderenza nei primi giorni")},
    {"/sensors/first_weeks_days", msg("durata del calo iniziale di aderenza")},
    {"/sensors/hour_profile/*/share", msg("quota delle rilevazioni nella fascia oraria %1")},
    {"/sensors/habit_window", msg("ampiezza dell'abitudine oraria del paziente")},
    {"/sensors/alerts/closed_by_platform", msg("valori fuori soglia chiusi dalla piattaforma senza operatore")},
    {"/sensors/alerts/true_share", msg("allerte che richiedono un intervento clinico")},
    {"/sensors/alerts/priority_mix/*", msg("quota di allerte con priorità %1")},
    {"/sensors/alerts/daily_cv", msg("variabilità delle allerte da un giorno all'altro")},
    {"/sensors/alerts/daily_correlation", msg("quanto le allerte variano insieme nelle aziende della regione")},
    {"/contacts/scheduled_calls_per_month", msg("chiamate programmate per paziente al mese")},
    {"/contacts/notes_per_month", msg("revisioni dei dati per paziente al mese")},
    {"/contacts/help_desk_calls_first_month", msg("richieste di assistenza tecnica nel primo mese")},
    {"/contacts/help_desk_calls_per_month", msg("richieste di assistenza tecnica al mese, dopo il primo")},
    {"/contacts/help_desk_priority_mix/*", msg("quota di richieste di assistenza con priorità %1")},
    {"/contacts/help_desk_monday_factor", msg("richieste di assistenza del lunedì rispetto agli altri giorni")},
    {"/enrolment/referrals_per_start", msg("segnalazioni per ogni avvio")},
    {"/population/beds_per_community_hospital", msg("posti letto di un ospedale di comunità")},
    {"/population/standards/*/inhabitants", msg("abitanti per unità: %1")},
    {"/population/bodies/*/shares/*", msg("ente %1, quota degli operatori: %2")},
    {"/population/bodies/*/users/*", msg("ente %1, operatori: %2")},
    {"/population/bodies/*/workstations", msg("ente %1, postazioni")},
    {"/population/socioeconomic/acceptance_elasticity", msg("quanto l'accettazione segue il reddito della regione")},
    {"/population/socioeconomic/technical_failure_elasticity", msg("quanto i fallimenti tecnici seguono la copertura di rete della regione")},
    {"/enrolment/acceptance", msg("pazienti segnalati che accettano")},
    {"/enrolment/national_delay_months/*", msg("ritardo nazionale in mesi")},
    {"/enrolment/regional_delay_months/*", msg("ritardo regionale in mesi")},
    {"/enrolment/productivity_cv", msg("variabilità della produttività di segnalatori e installatori")},
    {"/enrolment/productivity_correlation", msg("quanto la produttività varia insieme nelle regioni")},
    {"/enrolment/kits/stock_share", msg("scorta di kit rispetto agli avvii del trimestre")},
    {"/enrolment/kits/lead_time", msg("tempo di consegna dei kit")},
    {"/enrolment/kits/turnaround", msg("tempo per ritirare, sanificare e riassegnare un kit")},
    {"/organisation/pools/*/productive_hours", msg("ore produttive annue per ETP, %1")},
    {"/organisation/pools/*/telemedicine_share", msg("quota del tempo dedicata alla telemedicina, %1")},
    {"/organisation/pools/*/hour_rate", msg("costo orario, %1")},
    {"/organisation/pools/*/minimum_in_coverage", msg("operatori presenti come minimo nell'orario di copertura, %1")},
    {"/organisation/centres/*/productive_hours", msg("ore produttive annue per ETP del centro %1")},
    {"/organisation/centres/*/telemedicine_share", msg("quota del tempo dedicata alla telemedicina nel centro %1")},
    {"/organisation/centres/*/hour_rate", msg("costo orario del centro %1")},
    {"/organisation/centres/*/minimum_in_coverage", msg("operatori presenti come minimo nel centro %1")},
    {"/organisation/overflow/*/after", msg("attesa prima di passare al centro, %1")},
    {"/organisation/operators/*/national_total", msg("utenti previsti in Italia, %1")},
    {"/organisation/operators/*/joining_share", msg("quota che aderisce, %1")},
    {"/organisation/operators/*/employed", msg("quota di dipendenti, %1")},
    {"/organisation/operators/*/contracted", msg("quota di convenzionati, %1")},
    {"/organisation/operators/*/accredited", msg("quota di accreditati, %1")},
    {"/organisation/workstations/per_operator", msg("postazioni per operatore da abilitare (rapporto nazionale)")},
    {"/organisation/workstations/simultaneous_share", msg("operatori in turno per postazione, al massimo")},
    {"/organisation/workstations/settings/*", msg("quota delle postazioni, %1")},
    {"/organisation/training/already_trained", msg("operatori già formati")},
    {"/organisation/training/community_nurse_share", msg("quota del tempo di un infermiere di comunità dedicata alla telemedicina")},
    {"/organisation/training/gp_share", msg("quota del tempo di un medico di medicina generale dedicata alla telemedicina")},
    {"/organisation/training/per_user", msg("ore di formazione per operatore")},
    {"/organisation/training/trainers", msg("formatori")},
    {"/organisation/training/trainer_hours_per_month", msg("ore di lezione al mese per formatore")},
    {"/organisation/training/places", msg("operatori formati insieme da un formatore")},
    {"/organisation/training/users", msg("utenti da formare")},
    {"/organisation/roles/*/category_share", msg("quota degli utenti della categoria: %1")},
    {"/organisation/roles/*/employed", msg("quota di dipendenti, %1")},
    {"/organisation/roles/*/contracted", msg("quota di convenzionati, %1")},
    {"/organisation/roles/*/accredited", msg("quota di accreditati, %1")},
    {"/organisation/roles/*/productive_hours", msg("ore produttive annue per ETP, %1")},
    {"/organisation/roles/*/working_year/days", msg("giorni feriali dell'anno, %1")},
    {"/organisation/roles/*/working_year/holidays", msg("festività dell'anno, %1")},
    {"/organisation/roles/*/working_year/leave", msg("giorni di ferie, %1")},
    {"/organisation/roles/*/working_year/week", msg("ore settimanali da contratto, %1")},
    {"/organisation/roles/*/working_year/absence", msg("tasso di assenza, %1")},
    {"/organisation/roles/*/hour_rate", msg("costo orario, %1")},
    {"/organisation/roles/*/telemedicine_share", msg("quota del tempo dedicata alla telemedicina, %1")},
    {"/organisation/roles/*/take_up", msg("quota degli abilitati che usa la telemedicina, %1")},
    {"/organisation/roles/*/services/*", msg("quota del lavoro svolta da %1: %2")},
    {"/organisation/roles/*/posts/per_cot", msg("posti per centrale operativa territoriale, %1")},
    {"/organisation/roles/*/posts/inhabitants", msg("abitanti per posto, %1")},
    {"/organisation/roles/*/posts/patients", msg("pazienti attivi per posto, %1")},
    {"/organisation/roles/*/professions/*", msg("%1: quota di %2")},
    {"/organisation/surcharges/night", msg("maggiorazione notturna sul costo orario")},
    {"/organisation/surcharges/holiday", msg("maggiorazione festiva sul costo orario")},
    {"/organisation/holidays/*/month", msg("mese della festività %1")},
    {"/organisation/holidays/*/day", msg("giorno della festività %1")},
    {"/organisation/holidays/*/from_year", msg("primo anno della festività %1")},
    {"/organisation/patron_saints/*/month", msg("mese del santo patrono, %1")},
    {"/organisation/patron_saints/*/day", msg("giorno del santo patrono, %1")},
    {"/organisation/patron_saints/*/from_year", msg("primo anno del santo patrono, %1")},
    {"/organisation/calendars/*/slot", msg("durata della fascia prenotabile")},
    {"/pathways/*/stages/*/service", msg("%1, tempo di lavoro: %2")},
    {"/pathways/*/stages/*/service/mean", msg("%1, tempo medio di lavoro: %2")},
    {"/pathways/*/stages/*/service/*/mean", msg("%1, tempo medio di lavoro: %2")},
    {"/pathways/*/stages/*/service/*/cv", msg("%1, variabilità del tempo di lavoro: %2")},
    {"/pathways/*/stages/*/service/*", msg("%1, tempo di lavoro: %2")},
    {"/pathways/*/stages/*/patience/*/mean", msg("%1, pazienza media in attesa: %2")},
    {"/pathways/*/stages/*/patience/*", msg("%1, pazienza in attesa: %2")},
    {"/pathways/*/stages/*/next/call", msg("%1: quota che richiede una chiamata al paziente")},
    {"/pathways/*/stages/*/next/escalation", msg("%1: quota passata al medico")},
    {"/pathways/*/stages/*/next/*", msg("%1, dopo %2: quota che passa a %3")},
    {"/platform/messages/*/size", msg("dimensione media dei messaggi: %1")},
    {"/platform/messages/*/retention", msg("anni di conservazione dei messaggi: %1")},
    {"/platform/activities/*/per_year", msg("piattaforma, %1: quante volte all'anno")},
    {"/platform/activities/*/messages/*", msg("piattaforma, %1: messaggi di tipo %2 ogni volta")},
    {"/platform/activities/*/gap", msg("piattaforma, %1: tempo fra un messaggio e il successivo")},
    {"/platform/activities/*/hours/*/share", msg("piattaforma, %1: quota nella fascia oraria %2")},
    {"/platform/tiers/*/servers", msg("piattaforma, livello %1: server")},
    {"/platform/tiers/*/service/*/*", msg("piattaforma, livello %1: tempo di servizio di una richiesta")},
    {"/platform/tiers/*/carries/*/service/*/*", msg("piattaforma, livello %1: tempo di servizio dei messaggi di tipo %2")},
    {"/platform/tiers/*/carries/*/share", msg("piattaforma, livello %1: quota dei messaggi di tipo %2 che arriva")},
    {"/platform/tiers/*/delay", msg("piattaforma, livello %1: ritardo di rete")},
    {"/platform/tiers/*/micro_services/*", msg("piattaforma, livello %1: quota del tempo di servizio di %2")},
    {"/platform/tiers/*/target_p95", msg("piattaforma, livello %1: tempo da rispettare nel 95% dei casi")},
    {"/platform/tiers/*/availability", msg("piattaforma, livello %1: disponibilità")},
    {"/platform/tiers/*/mtbf", msg("piattaforma, livello %1: tempo medio fra ripresa e guasto")},
    {"/platform/tiers/*/mttr", msg("piattaforma, livello %1: tempo medio di ripristino")},
    {"/platform/tiers/*/resend", msg("piattaforma, livello %1: tempo per inviare ciò che ha aspettato")},
    {"/platform/tiers/*/limit/*", msg("piattaforma, livello %1: limite di richieste e nuovi tentativi")},
    {"/platform/tiers/*/validity", msg("piattaforma, livello %1: validità del passo precedente")},
    {"/platform/tiers/*/deadline", msg("piattaforma, livello %1: scadenza")},
    {"/platform/video", msg("banda video per direzione")},
    {"/platform/availability", msg("disponibilità della piattaforma")},
    {"/standards/*/within", msg("tempo dello standard: %1")},
    {"/standards/*/share", msg("quota dello standard: %1")},
    {"/costs/lines/*/amount", msg("prezzo della voce di costo %1")},
    {"/costs/lines/*", msg("voce di costo %1")},
    {"/costs/funds/*/amount", msg("importo del fondo %1")},
    {"/costs/funds/*/south_share_required", msg("quota al Mezzogiorno richiesta dal fondo %1")},
    {"/costs/funds/*", msg("fondo %1")},
    {"/costs/tariffs/*/amount", msg("tariffa: %1")},
    {"/enrolment/installations_per_day", msg("installazioni al giorno")},
    {"/enrolment/patients_per_trained_operator", msg("pazienti per operatore formato")},
    {"/timeline/milestones/*/actual", msg("dato di fatto del traguardo %1")},
    {"/costs/workstation", msg("prezzo di una postazione")},
    {"/costs/kit_per_month", msg("costo mensile di un kit")},
    {"/costs/platform_per_patient_month", msg("costo mensile della piattaforma per paziente")},
    {"/timeline/ramp/points/*/patients", msg("pazienti della rampa, punto %1")},
    {"/timeline/milestones/*/target", msg("obiettivo %1")},
    {"/starting_point/*", msg("situazione di partenza: %1")},
};

/// The steps that a * stood for; nothing when the pattern does not fit.
std::optional<std::vector<std::string_view>> matched(std::string_view pattern, const std::vector<std::string_view>& path)
{
    const auto wanted = pointer_parts(pattern);
    if (wanted.size() != path.size()) return std::nullopt;
    std::vector<std::string_view> free;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (wanted[i] == "*") free.push_back(path[i]);
        else if (wanted[i] != path[i]) return std::nullopt;
    }
    return free;
}

}  // namespace

std::vector<std::string_view> pointer_parts(std::string_view pointer)
{
    std::vector<std::string_view> out;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        out.push_back(pointer.substr(0, end));
        pointer.remove_prefix(end);
    }
    return out;
}

std::string step_words(const Language& tr, std::string_view step)
{
    const bool index = !step.empty() && step.size() < 6 && std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
    return index ? std::to_string(std::stoi(std::string{step}) + 1) : word(tr, step);
}

std::optional<std::string> input_sentence(const Language& tr, std::string_view pointer)
{
    const auto path = pointer_parts(pointer);
    for (const auto& [pattern, sentence] : inputs)
        if (const auto free = matched(pattern, path)) {
            std::array<std::string, 3> values;
            for (std::size_t i = 0; i < free->size() && i < values.size(); ++i) values[i] = step_words(tr, (*free)[i]);
            return tr(sentence, {values[0], values[1], values[2]});
        }
    return std::nullopt;
}

std::string input_words(const Language& tr, std::string_view pointer, std::string_view about)
{
    return input_sentence(tr, pointer).value_or(std::string{about.empty() ? pointer : about});
}

}  // namespace teleplan::reports
