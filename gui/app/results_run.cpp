// Questions asked of the core in the background: the same calls as the command line's, so the same hashes.
#include <algorithm>
#include <utility>

#include "formats/hash.hpp"
#include "formats/installed.hpp"
#include "gui/app/app.hpp"
#include "planning/national.hpp"
#include "planning/run.hpp"
#include "planning/size.hpp"
#include "reports/national.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

/// What a job needs, alive as long as it runs.
struct Inputs {
    Question question;
    Version version;
    std::filesystem::path path;
    std::shared_ptr<const Tables> tables;
    Replications replications;
    [[nodiscard]] const models::Plan& plan() const { return version->document.plan; }
};

planning::SizeOptions size_options(const Replications& r)
{
    planning::SizeOptions out;
    out.search_replications = r.search;
    out.check_replications = r.check;
    return out;
}

Result result_of(const Inputs& in)
{
    Result out;
    out.question = in.question;
    out.version = in.version;
    out.path = in.path;
    return out;
}

template <class Study> Result signed_result(const Inputs& in, Study study)
{
    formats::sign(study.answer.identity, in.version->hash, study.tallies);
    Result out = result_of(in);
    out.answer = std::move(study.answer);
    return out;
}

template <class Study> Result signed_nation(const Inputs& in, const planning::NationalInputs& national, Study study)
{
    formats::sign(study.answer.identity, in.version->hash, study.tallies);
    for (auto& region : study.answer.regions) region.identity.version = study.answer.identity.version;
    Result out = result_of(in);
    out.answer = reports::as_one(study.answer);
    out.national = std::move(study.answer);
    out.national_plan = in.plan();
    out.national_plan->timeline.ramp = planning::national_ramp(national.members);
    return out;
}

Result work_nation(const Inputs& in, const planning::Executor& executor)
{
    const formats::PlanDocument& document = in.version->document;
    planning::NationalInputs national{document.plan, {}, in.tables->territory, [](const std::vector<std::byte>& tallies) { return formats::sha256(tallies); }};
    for (const formats::PlanDocument& member : document.members)
        national.members.push_back({member.plan, member.provenance, formats::plan_hash(member, in.tables->files)});
    if (in.question == Question::size) return signed_nation(in, national, planning::size_national(national, size_options(in.replications), executor));
    return signed_nation(in, national, planning::run_national(national, in.replications.run, executor));
}

Result work(const Inputs& in, const planning::Watch& watch)
{
    const planning::Executor executor{0, watch};
    const formats::PlanDocument& document = in.version->document;
    const models::Territory& territory = in.tables->territory;
    if (models::is_national(in.plan())) return work_nation(in, executor);
    if (models::is_network(in.plan())) return signed_result(in, planning::run_streams(in.plan(), {}, executor));
    if (in.question == Question::size) return signed_result(in, planning::size(in.plan(), territory, document.provenance, size_options(in.replications), executor));
    return signed_result(in, planning::run(in.plan(), territory, document.provenance, in.replications.run, executor));
}

std::string done_words(const App& app, Question question)
{
    return question == Question::size ? app.tr(msg("Dimensionamento finito: la risposta è in «Risultati».")) : app.tr(msg("Simulazione finita: la risposta è in «Risultati»."));
}

void keep(App& app, Result result)
{
    ResultsState& state = app.results;
    state.shown = result.question;
    state.why.reset();
    auto kept = std::make_shared<const Result>(std::move(result));
    if (kept->question == Question::size) app.live.wanted_seats = LiveSeats::sized;        // or nobody would wait there
    if (app.view != View::results) app.notice = Notice{Notice::Kind::done, done_words(app, kept->question)};
    (kept->question == Question::size ? state.sized : state.ran) = std::move(kept);
}

std::string stage_words(const std::string& stage, const reports::Language& tr)
{
    if (stage == "search") return tr(msg("Ricerca degli organici minimi"));
    if (stage == "check") return tr(msg("Verifica su repliche nuove"));
    return tr(msg("Simulazione"));
}

std::string left_words(double seconds, const reports::Language& tr)
{
    if (seconds < 90) return tr(msg("circa %1 secondi rimanenti"), {tr.number(seconds)});
    if (seconds < 90 * 60) return tr(msg("circa %1 minuti rimanenti"), {tr.number(seconds / 60)});
    return tr(msg("circa %1 ore rimanenti"), {tr.number(seconds / 3600, 1)});
}

}  // namespace

const planning::Identity& identity_of(const Result& result)
{
    return std::visit([](const auto& answer) -> const planning::Identity& { return answer.identity; }, result.answer);
}

const models::Plan& plan_of(const Result& result) { return result.national_plan ? *result.national_plan : result.version->document.plan; }

const std::vector<planning::NeedRow>& rows_of(const Result& result)
{
    static const std::vector<planning::NeedRow> none;
    if (const auto* ran = std::get_if<planning::RunAnswer>(&result.answer)) return ran->rows;
    if (const auto* sized = std::get_if<planning::SizeAnswer>(&result.answer)) return sized->rows;
    return none;
}

const std::vector<planning::PoolAnswer>& pools_of(const Result& result)
{
    static const std::vector<planning::PoolAnswer> none;
    if (const auto* ran = std::get_if<planning::RunAnswer>(&result.answer)) return ran->pools;
    if (const auto* sized = std::get_if<planning::SizeAnswer>(&result.answer)) return sized->pools;
    return none;
}

const ResultPtr& shown_result(const ResultsState& state)
{
    if (state.shown == Question::size) return state.sized ? state.sized : state.ran;
    return state.ran ? state.ran : state.sized;
}

std::string refusal(const App& app, Question question)
{
    const Version version = current(app);
    if (!version) return app.tr(msg("Prima apri un piano."));
    if (app.results.asked) return app.tr(msg("Il calcolo precedente è in corso: aspetta la fine o annullalo."));
    if (!version->problems.empty())
        return app.tr(msg("Dati del piano da correggere prima: %1. Si vedono in «Piano»."), {app.tr.number(static_cast<double>(version->problems.size()))});
    if (question == Question::size && models::is_network(version->document.plan)) return app.tr(msg("Questo piano descrive una rete di code: si simula, non si dimensiona."));
    return {};
}

void ask(App& app, Question question)
{
    if (!refusal(app, question).empty()) return;
    Replications r = app.results.replications;
    for (int* n : {&r.run, &r.search, &r.check}) *n = std::clamp(*n, least_replications, most_replications);
    app.results.replications = r;
    app.notice.reset();                                // what is said there is about the question before
    const Inputs inputs{question, current(app), app.editor.desk->path, app.tables, r};
    app.results.asked.reset(new Asked{question, inputs.version, planning::Job<Result>{[inputs](const planning::Watch& watch) { return work(inputs, watch); }, app.wake}});
    show(app, View::results);
}

void cancel_question(App& app)
{
    if (app.results.asked) app.results.asked->job.stop();
}

void poll_results(App& app)
{
    if (!app.results.asked) return;
    planning::Job<Result>& job = app.results.asked->job;
    const planning::JobProgress progress = job.poll();
    switch (progress.state) {
    case planning::JobState::running: return;
    case planning::JobState::done:
        if (auto result = job.take()) keep(app, std::move(*result));
        break;
    case planning::JobState::stopped: app.notice = Notice{Notice::Kind::done, app.tr(msg("Il calcolo è stato annullato: i risultati di prima restano."))}; break;
    case planning::JobState::failed: app.notice = Notice{Notice::Kind::problem, app.tr(msg("Il calcolo non è riuscito: %1"), {progress.error})}; break;
    }
    app.results.asked.reset();
}

Standing standing(const App& app, const Result& result)
{
    const Version now = current(app);
    if (!now || now == result.version || now->hash == result.version->hash) return Standing::current;
    return app.editor.desk->path != result.path ? Standing::other_plan : Standing::earlier_version;
}

double progress_share(const planning::JobProgress& p) { return p.total > 0 ? std::clamp(p.done / p.total, 0.0, 1.0) : 0; }

std::string progress_words(const planning::JobProgress& p, const reports::Language& tr)
{
    std::string out = stage_words(p.stage, tr) + ": " + tr.percent(progress_share(p), 0);
    if (p.seconds_left && *p.seconds_left >= 1.5) out += ", " + left_words(*p.seconds_left, tr);
    return out;
}

}  // namespace teleplan::gui
